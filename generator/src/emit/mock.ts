import type { ProductModel } from '../model/types.ts'
import { banner, type ModelEmitter, type ProductEmitter } from './emitter.ts'
import { literal } from './text.ts'

type Texts = { readonly [name: string]: string }

/** Type → attribute → its known values. */
const enums = (product: ProductModel): { readonly [type: string]: Texts } =>
  Object.fromEntries(
    product.resources
      .map(({ type, attributes }): [string, Texts] => [
        type,
        Object.fromEntries(
          attributes.flatMap(({ name, enum: values }) => (values ? [[name, values.join('|')]] : [])),
        ),
      ])
      .filter(([, known]) => Object.keys(known).length > 0),
  )

/** Type → attributes that never hold null. */
const always = (product: ProductModel): Texts =>
  Object.fromEntries(
    product.resources
      .map(({ type, attributes }): [string, string] => [
        type,
        attributes
          .filter(({ nullable }) => !nullable)
          .map(({ name }) => name)
          .join(' '),
      ])
      .filter(([, names]) => names !== ''),
  )

const events = (product: ProductModel): Texts =>
  Object.fromEntries(product.webhooks.map(({ name, type, verb }) => [name, `${type} ${verb}`]))

/** `<product>/mock.ts`: what the mock has to know and the client's endpoint table does not say. */
export const mockEmitter: ProductEmitter = {
  name: 'mock',
  emit(product) {
    const parts = { enums: enums(product), always: always(product), events: events(product) }
    const filled = Object.fromEntries(
      Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0),
    )
    return [
      {
        path: `${product.name}/mock.ts`,
        text: [
          banner(`What the mock knows of ${product.title} beside its endpoint table.`),
          `import type { MockTable } from '@pcokit/sdk/runtime'\n\n`,
          `export const mock: MockTable = ${literal(filled, '')}\n`,
        ].join(''),
      },
    ]
  },
}

/** `mock.ts`: the tables of all products, for a mock that serves everything. */
export const mocksEmitter: ModelEmitter = {
  name: 'mocks',
  emit({ products }) {
    const imports = products.map(
      ({ name, key }) =>
        `import { mock as ${key}Mock } from './${name}/mock.ts'\nimport { table as ${key}Table } from './${name}/table.ts'\n`,
    )
    const lines = products.map(({ key }) => `  { table: ${key}Table, mock: ${key}Mock },\n`)
    return [
      {
        path: 'mock.ts',
        text: [
          banner('Endpoint and mock tables of every product.'),
          `import type { MockTable, ProductTable } from '@pcokit/sdk/runtime'\n${imports.join('')}\n`,
          `export const mocks: readonly { readonly table: ProductTable; readonly mock: MockTable }[] = [\n${lines.join('')}]\n`,
        ].join(''),
      },
    ]
  },
}
