import { byName } from '../load/names.ts'
import { starOf } from '../model/paths.ts'
import type {
  AssignableModel,
  AttributeModel,
  Model,
  OperationModel,
  ProductModel,
  QueryModel,
  RelationshipModel,
  ResourceModel,
} from '../model/types.ts'
import { type Change, compare, type Subject } from './change.ts'

/** Differences between two models, sorted by product, subject and name. */
export const diffModels = (before: Model, after: Model): Change[] =>
  compare(
    before.products,
    after.products,
    ({ name }) => name,
    ({ name }) => ({ product: name, subject: 'product', name }),
    diffProduct,
  ).sort((a, b) => byName(a.product, b.product) || byName(a.subject, b.subject) || byName(a.name, b.name))

const changed = (
  product: string,
  subject: Subject,
  name: string,
  breaking: boolean,
  detail: string,
): Change => ({
  product,
  subject,
  kind: 'changed',
  name,
  breaking,
  detail,
})

const arrow = (what: string, from: unknown, to: unknown): string => `${what} ${String(from)} → ${String(to)}`

const diffProduct = (before: ProductModel, after: ProductModel): Change[] => {
  const { name } = before
  const facts = (['path', 'version', 'scope'] as const).flatMap((key) =>
    before[key] === after[key]
      ? []
      : [changed(name, 'product', name, key !== 'version', arrow(key, before[key], after[key]))],
  )
  const operations = compare(
    before.operations,
    after.operations,
    ({ method, path }) => `${method} ${starOf(path)}`,
    ({ method, path }) => ({ product: name, subject: 'operation', name: `${method} ${path || '/'}` }),
    (a, b) => diffOperation(name, a, b, before, after),
  )
  const resources = compare(
    before.resources,
    after.resources,
    ({ type }) => type,
    ({ type }) => ({ product: name, subject: 'type', name: type }),
    (a, b) => diffResource(name, a, b),
  )
  const webhooks = compare(
    before.webhooks,
    after.webhooks,
    (event) => event.name,
    (event) => ({ product: name, subject: 'webhook', name: event.name }),
    (a, b) =>
      a.type === b.type ? [] : [changed(name, 'webhook', a.name, true, arrow('type', a.type, b.type))],
  )
  return [...facts, ...operations, ...resources, ...webhooks]
}

/** What a path accepts beyond, or short of, its type: what the type itself gained or lost is said once, there. */
const diffOperation = (
  product: string,
  before: OperationModel,
  after: OperationModel,
  old: ProductModel,
  now: ProductModel,
): Change[] => {
  const name = `${after.method} ${after.path || '/'}`
  const say = (breaking: boolean, detail: string): Change =>
    changed(product, 'operation', name, breaking, detail)
  const facts = [
    ...(before.kind === after.kind ? [] : [say(true, arrow('kind', before.kind, after.kind))]),
    ...(before.type === after.type ? [] : [say(true, arrow('type', before.type, after.type))]),
    ...(before.belowToOne === after.belowToOne
      ? []
      : [say(after.belowToOne, after.belowToOne ? 'only in raw' : 'no longer only in raw')]),
  ]
  if (before.kind !== 'list' || after.kind !== 'list' || before.query === null || after.query === null)
    return facts
  const query = (model: ProductModel, type: string | null) =>
    model.resources.find((resource) => resource.type === type)?.query
  const said = new Set(
    diffQuery(
      product,
      '',
      query(old, before.type) ?? before.query,
      query(now, after.type) ?? after.query,
    ).map(signature),
  )
  const own = diffQuery(product, '', before.query, after.query).filter(
    (change) => !said.has(signature(change)),
  )
  return [
    ...facts,
    ...own.map((change) => ({ ...change, name: `${name}${change.name.replace(/^\./, ' ')}` })),
  ]
}

const signature = ({ subject, kind, name, detail }: Change): string => `${subject} ${kind} ${name} ${detail}`

const diffQuery = (product: string, type: string, before: QueryModel, after: QueryModel): Change[] => {
  const named = (subject: Subject, a: readonly { name: string }[], b: readonly { name: string }[]) =>
    compare(
      a,
      b,
      ({ name }) => name,
      ({ name }) => ({ product, subject, name: `${type}.${name}` }),
    )
  const order = (names: readonly string[]) => names.map((name) => ({ name }))
  const where = compare(
    before.where,
    after.where,
    ({ name }) => name,
    ({ name }) => ({ product, subject: 'where', name: `${type}.${name}` }),
    (a, b) =>
      a.type === b.type
        ? []
        : [changed(product, 'where', `${type}.${a.name}`, true, arrow('type', a.type, b.type))],
  )
  return [
    ...named('include', before.include, after.include),
    ...named('order', order(before.order), order(after.order)),
    ...where,
    ...named('filter', before.filter, after.filter),
  ]
}

const diffResource = (product: string, before: ResourceModel, after: ResourceModel): Change[] => {
  const { type } = before
  const attributes = compare(
    before.attributes,
    after.attributes,
    ({ name }) => name,
    ({ name }) => ({ product, subject: 'attribute', name: `${type}.${name}` }),
    (a, b) =>
      diffAttribute(a, b).map(([breaking, detail]) =>
        changed(product, 'attribute', `${type}.${a.name}`, breaking, detail),
      ),
  )
  const relationships = compare(
    before.relationships,
    after.relationships,
    ({ name }) => name,
    ({ name }) => ({ product, subject: 'relationship', name: `${type}.${name}` }),
    (a, b) =>
      diffRelationship(a, b).map(([breaking, detail]) =>
        changed(product, 'relationship', `${type}.${a.name}`, breaking, detail),
      ),
  )
  return [
    ...attributes,
    ...relationships,
    ...diffQuery(product, type, before.query, after.query),
    ...diffAssignable(product, type, 'create', before.create, after.create),
    ...diffAssignable(product, type, 'update', before.update, after.update),
  ]
}

type Detail = readonly [breaking: boolean, detail: string]

const diffAttribute = (before: AttributeModel, after: AttributeModel): Detail[] => {
  const words = (values: readonly string[] | null) => (values ?? []).join('|')
  return [
    ...(before.type === after.type ? [] : [[true, arrow('type', before.type, after.type)] as const]),
    ...(before.nullable === after.nullable
      ? []
      : [[after.nullable, arrow('nullable', before.nullable, after.nullable)] as const]),
    ...(before.onlyWithFields === after.onlyWithFields
      ? []
      : [
          [
            after.onlyWithFields,
            arrow('only with fields', before.onlyWithFields, after.onlyWithFields),
          ] as const,
        ]),
    // Lists of known values are open in the generated types, so that they may grow and shrink.
    ...(words(before.enum) === words(after.enum) ? [] : [[false, 'known values'] as const]),
  ]
}

const diffRelationship = (before: RelationshipModel, after: RelationshipModel): Detail[] => {
  const lost = before.to.some((type) => !after.to.includes(type))
  const to = (types: readonly string[]) => types.join('|') || 'nothing known'
  return [
    ...(before.many === after.many ? [] : [[true, arrow('many', before.many, after.many)] as const]),
    ...(to(before.to) === to(after.to) ? [] : [[lost, arrow('to', to(before.to), to(after.to))] as const]),
    ...(before.wire === after.wire ? [] : [[false, arrow('wire', before.wire, after.wire)] as const]),
    ...(before.onlyWithInclude === after.onlyWithInclude
      ? []
      : [
          [
            after.onlyWithInclude,
            arrow('only with include', before.onlyWithInclude, after.onlyWithInclude),
          ] as const,
        ]),
  ]
}

const diffAssignable = (
  product: string,
  type: string,
  subject: 'create' | 'update',
  before: AssignableModel | null,
  after: AssignableModel | null,
): Change[] => {
  const names = (model: AssignableModel | null): string[] =>
    model === null
      ? []
      : [...model.attributes, ...model.relationships, ...model.writeOnly.map(({ name }) => name)]
  return compare(
    names(before),
    names(after),
    (name) => name,
    (name) => ({ product, subject, name: `${type}.${name}` }),
  )
}
