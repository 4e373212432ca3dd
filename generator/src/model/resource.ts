import type {
  AssignableDeclaration,
  AttributeDeclaration,
  ResourceDeclaration,
} from '../../../spec/define.ts'
import { byName, kebabCase } from '../load/names.ts'
import type { Graph } from './graph.ts'
import { buildQuery, typed } from './query.ts'
import type {
  AssignableModel,
  AttributeModel,
  RelationshipModel,
  ResourceModel,
  WebhookModel,
} from './types.ts'

const attribute = (
  name: string,
  declared: AttributeDeclaration,
  writable: ReadonlySet<string>,
): AttributeModel => {
  const long = typeof declared === 'string' ? { type: declared } : declared
  return {
    name,
    type: long.type,
    items: long.items ?? null,
    nullable: long.nullable ?? true,
    readOnly: long.readOnly ?? !writable.has(name),
    onlyWithFields: long.onlyWithFields ?? false,
    enum: long.enum ?? null,
    description: long.description ?? '',
  }
}

const assignable = (declared: AssignableDeclaration | undefined): AssignableModel | null =>
  declared === undefined
    ? null
    : {
        attributes: [...(declared.attributes ?? [])].sort(byName),
        relationships: [...(declared.relationships ?? [])].sort(byName),
        writeOnly: typed(declared.writeOnly),
      }

/** Declared relationships, and those that asking for an include of the same name adds to a row. */
const relationships = (resource: ResourceDeclaration, graph: Graph): RelationshipModel[] => {
  const declared = Object.entries(resource.relationships ?? {}).map(
    ([name, relationship]): RelationshipModel => {
      const to = typeof relationship.to === 'string' ? [relationship.to] : relationship.to
      const many = relationship.many === true
      return {
        name,
        to,
        many,
        wire: relationship.wire ?? to[0] ?? '',
        onlyWithInclude: relationship.onlyWithInclude === true,
      }
    },
  )
  const includes = [resource.include ?? [], ...Object.values(resource.endpoints).map(includesOf)].flat()
  const added = [...new Set(includes)].flatMap((name): RelationshipModel[] => {
    if (name.includes('.') || declared.some((relationship) => relationship.name === name)) return []
    const target = graph.follow(resource.type, name)
    if (target === null) return []
    return [{ name, to: target.to, many: target.many, wire: target.to[0] ?? '', onlyWithInclude: true }]
  })
  return [...declared, ...added].sort((a, b) => byName(a.name, b.name))
}

const includesOf = ({ list, get, toOne }: ResourceDeclaration['endpoints'][string]): readonly string[] =>
  [list, get, toOne].flatMap((own) => (typeof own === 'object' ? (own.include ?? []) : []))

export const webhooksOf = ({ type, webhooks = {} }: ResourceDeclaration): WebhookModel[] =>
  Object.entries(webhooks)
    .map(([name, verb]) => ({ name, type, verb }))
    .sort((a, b) => byName(a.name, b.name))

const article = (words: string): string => (/^[aeiou]/i.test(words) ? 'An' : 'A')
const words = (type: string): string => kebabCase(type).replace(/-/g, ' ')

export const buildResource = (resource: ResourceDeclaration, title: string, graph: Graph): ResourceModel => {
  const writable = new Set([...(resource.create?.attributes ?? []), ...(resource.update?.attributes ?? [])])
  const name = words(resource.type)
  return {
    type: resource.type,
    file: kebabCase(resource.type),
    description: resource.description ?? `${article(name)} ${name} of ${title}.`,
    attributes: Object.entries(resource.attributes)
      .sort(([a], [b]) => byName(a, b))
      .map(([key, declared]) => attribute(key, declared, writable)),
    relationships: relationships(resource, graph),
    query: buildQuery(resource, {}, graph),
    create: assignable(resource.create),
    update: assignable(resource.update),
    wholeBy: resource.wholeBy ?? [],
    emptyUnless: resource.emptyUnless ?? {},
    webhooks: webhooksOf(resource),
  }
}
