import type { ProductTable } from '@pcokit/sdk/runtime'
import type { Stream } from '../source/index.ts'
import type { ColumnKind, TableDescription } from '../store/index.ts'
import { plainTraits, type Traits } from '../writer/index.ts'

const words = (text: string | undefined): string[] => (text ? text.split(' ') : [])

/** What a product's table says of a stream's relationships: `name[*][>Type…][.|:][+]`. */
function relationshipsOf(table: ProductTable | undefined, type: string) {
  return words(table?.types[type]?.r).map((text) => {
    const [name = ''] = text.split(/\W/)
    return { name, many: text.startsWith(`${name}*`), asked: text.endsWith('+') }
  })
}

/** What the writer has to know of a stream, out of the product's table. */
export function traitsOf(stream: Stream, table: ProductTable | undefined, lag: number): Traits {
  const { type } = stream.declaration
  const attributes = words(table?.types[type]?.a)
  const onlyWithFields = attributes.filter((text) => text.endsWith('?')).map((text) => text.split(/[:?]/)[0]!)
  const askedFor = relationshipsOf(table, type)
    .filter(({ asked }) => asked)
    .map(({ name }) => name)
  return { ...plainTraits, onlyWithFields: new Set(onlyWithFields), askedFor: new Set(askedFor), lag }
}

const kindOf: { readonly [letter: string]: ColumnKind } = {
  b: 'boolean',
  i: 'integer',
  n: 'number',
  t: 'time',
  d: 'date',
  a: 'json',
  o: 'json',
  x: 'json',
}

/** Columns of a stream, for stores that can be queried. */
export function describe(stream: Stream, table: ProductTable | undefined): TableDescription {
  const { type } = stream.declaration
  // `name[:letter][?]`, a letter for everything but text.
  const attributes = words(table?.types[type]?.a).map((text) => text.split(/[:?]/))
  const kinds = attributes.flatMap(([name = '', letter = '']) => {
    const kind = kindOf[letter]
    return kind ? [[name, kind] as const] : []
  })
  return {
    stream: stream.name,
    attributes: attributes.map(([name = '']) => name),
    kinds: Object.fromEntries(kinds),
    relationships: relationshipsOf(table, type)
      .filter(({ many }) => !many)
      .map(({ name }) => name),
  }
}
