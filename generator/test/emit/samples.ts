import type { AttributeModel, ProductModel, ResourceModel, ValueType } from '../../src/model/types.ts'

type Row = { [name: string]: unknown }

const good: { readonly [type in ValueType]: unknown } = {
  string: 'text',
  boolean: false,
  integer: 7,
  number: 7.5,
  date: '2026-01-31',
  'date-time': '2026-01-31T10:00:00Z',
  array: [],
  object: { any: 'thing' },
  unknown: ['x'],
}

const bad: { readonly [type in ValueType]: readonly unknown[] } = {
  string: [1, {}, undefined],
  boolean: ['true', 0, undefined],
  integer: ['7', 7.5, undefined],
  number: ['7.5', true, undefined],
  date: [20260131, undefined],
  'date-time': [0, undefined],
  array: ['x', { length: 0 }, undefined],
  object: ['x', [], undefined],
  unknown: [],
}

const value = ({ type, items }: AttributeModel): unknown =>
  type === 'array' && items !== null ? [good[items]] : good[type]

/** A row as PCO sends it, with every attribute that comes without being asked for. */
export const wholeRow = ({ type, attributes, relationships }: ResourceModel): Row => ({
  type,
  id: '12',
  attributes: Object.fromEntries(
    attributes.filter((one) => !one.onlyWithFields).map((one) => [one.name, value(one)]),
  ),
  relationships: Object.fromEntries(
    relationships.map((one) => [
      one.name,
      one.many
        ? { data: [{ type: one.wire, id: '1' }], links: { related: null } }
        : { data: { type: one.wire, id: '1' } },
    ]),
  ),
  links: { self: 'https://api.planningcenteronline.com/x', html: null, '': 'odd' },
})

/** Rows that have to be accepted. */
export function goodRows(resource: ResourceModel): { readonly what: string; readonly row: Row }[] {
  const whole = wholeRow(resource)
  const { relationships: _, links: __, ...bare } = whole
  const nulls = resource.attributes.map((one) => [one.name, one.nullable ? null : value(one)])
  return [
    { what: 'a whole row', row: whole },
    { what: 'a row without relationships and links', row: bare },
    { what: 'null where null may be', row: { ...whole, attributes: Object.fromEntries(nulls) } },
    { what: 'an attribute nobody declared', row: withAttribute(whole, 'brand_new', { a: 1 }) },
    { what: 'a relationship nobody declared', row: { ...whole, relationships: { brand_new: 1 } } },
    { what: 'unset relationships', row: { ...whole, relationships: unset(resource) } },
    ...resource.attributes.map((one) => ({
      what: `${one.name} as declared`,
      row: withAttribute(whole, one.name, value(one)),
    })),
  ]
}

/** Rows that have to be refused, with the path of what is wrong. */
export function badRows(
  resource: ResourceModel,
): { readonly what: string; readonly row: unknown; readonly path: string }[] {
  const whole = wholeRow(resource)
  const attributes = resource.attributes.flatMap((one) => {
    const wrong = bad[one.type].filter((each) => each !== undefined || !one.onlyWithFields)
    const none = one.nullable || one.type === 'unknown' ? [] : [null]
    const elements = one.type === 'array' && one.items !== null ? bad[one.items].map((each) => [each]) : []
    return [...wrong, ...none, ...elements].map((each) => ({
      what: `${one.name}: ${JSON.stringify(each)}`,
      row: withAttribute(whole, one.name, each),
      path: `/attributes/${one.name}`,
    }))
  })
  const relationships = resource.relationships.map((one) => ({
    what: `${one.name} with the wrong data`,
    row: { ...whole, relationships: { [one.name]: { data: one.many ? null : [] } } },
    path: `/relationships/${one.name}`,
  }))
  return [
    { what: 'null', row: null, path: '' },
    { what: 'an array', row: [], path: '' },
    { what: 'another type', row: { ...whole, type: 'Nothing' }, path: '/type' },
    { what: 'a number as id', row: { ...whole, id: 12 }, path: '/id' },
    { what: 'no attributes', row: { ...whole, attributes: undefined }, path: '/attributes' },
    { what: 'a number as link', row: { ...whole, links: { self: 1 } }, path: '/links' },
    ...attributes,
    ...relationships,
  ]
}

const unset = ({ relationships }: ResourceModel): Row =>
  Object.fromEntries(relationships.map(({ name, many }) => [name, { data: many ? [] : null }]))

/** The row with one attribute set; `undefined` takes it away. */
function withAttribute(row: Row, name: string, set: unknown): Row {
  const attributes: Row = { ...(row.attributes as Row), [name]: set }
  if (set === undefined) delete attributes[name]
  return { ...row, attributes }
}

/** Every resource of some products, for `test.each`. */
export const resourcesOf = (products: readonly ProductModel[]): [string, ProductModel, ResourceModel][] =>
  products.flatMap((product) =>
    product.resources.map((resource): [string, ProductModel, ResourceModel] => [
      `${product.name}.${resource.type}`,
      product,
      resource,
    ]),
  )
