import type * as sinclair from '@sinclair/typebox'
import { Value as SinclairValue } from '@sinclair/typebox/value'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { namesOf } from '../../src/emit/names.ts'
import { schemas } from '../../src/emit/schemas.ts'
import { model } from '../whole-api/model.ts'
import { Emitted } from './emitted.ts'
import { badRows, goodRows, resourcesOf, wholeRow } from './samples.ts'
import { smallProduct } from './small-model.ts'

const { products } = model()
type Check = (schema: unknown, value: unknown) => boolean

describe.each<['typebox' | 'sinclair', Check]>([
  ['typebox', (schema, value) => Value.Check(schema as never, value)],
  ['sinclair', (schema, value) => SinclairValue.Check(schema as sinclair.TSchema, value)],
])('schemas for %s', (target, accepts) => {
  const emitted = new Emitted()
  afterAll(() => emitted.remove())
  const modules = new Map<string, { readonly [name: string]: unknown }>()
  beforeAll(async () => {
    for (const product of products) {
      await emitted.emit(schemas, product, target)
      modules.set(product.name, await emitted.load(`${product.name}/schemas.ts`))
    }
  })
  const exported = (product: string, name: string): unknown => modules.get(product)?.[name]

  test.each(resourcesOf(products))(
    'accept what %s may be and refuse what it may not',
    (_, product, resource) => {
      const schema = exported(product.name, `${namesOf(product).ofType(resource.type).row}Schema`)
      expect(
        goodRows(resource)
          .filter(({ row }) => !accepts(schema, row))
          .map(({ what }) => what),
      ).toEqual([])
      expect(
        badRows(resource)
          .filter(({ row }) => accepts(schema, row))
          .map(({ what }) => what),
      ).toEqual([])
    },
  )

  test('frame rows as documents and pages', () => {
    const { PersonSchema, documentOf, pageOf } = (modules.get('people') ?? {}) as {
      readonly PersonSchema: unknown
      readonly [frame: string]: unknown
    }
    const document = (documentOf as (schema: unknown) => unknown)(PersonSchema)
    const page = (pageOf as (schema: unknown) => unknown)(PersonSchema)
    const person = products
      .find(({ name }) => name === 'people')
      ?.resources.find(({ type }) => type === 'Person')
    const row = wholeRow(person ?? smallProduct.resources[0]!)
    const included = [{ type: 'Anything', id: '1', attributes: {} }]
    expect(
      accepts(document, { data: row, included, meta: { parent: { type: 'Organization', id: '1' } } }),
    ).toBe(true)
    expect(accepts(document, { data: [row] })).toBe(false)
    expect(
      accepts(page, {
        data: [row],
        included: [],
        meta: { total_count: 1, next: { offset: 100 } },
        links: {},
      }),
    ).toBe(true)
    expect(accepts(page, { data: row })).toBe(false)
    expect(accepts(page, { data: [row], included: [{ type: 'Anything' }] })).toBe(false)
    expect(accepts(page, { data: [row], meta: { next: { offset: '100' } } })).toBe(false)
  })
})

test.each(['typebox', 'sinclair'] as const)(
  'the schemas of a small product for %s are as in the golden file',
  async (target) => {
    const [file] = await schemas.emit(smallProduct, { target, out: '' })
    await expect(file?.text).toMatchFileSnapshot(`golden/schemas-${target}.golden.txt`)
  },
)
