import type { AssignableDeclaration, ListOverrides, ResourceDeclaration } from '../../../spec/define.ts'
import type { LoadedProduct, LoadedResource } from '../load/types.ts'
import { buildGraph, type Graph } from '../model/graph.ts'
import { type Finding, finding } from './finding.ts'

type Path = readonly (string | number)[]

/** Names that have to mean something: types, includes, attributes, filters. */
export const checkReferences = (product: LoadedProduct): Finding[] => {
  const graph = buildGraph(product)
  const types = new Set(product.resources.map(({ type }) => type))
  return product.resources.flatMap((resource) => [
    ...checkTypes(resource, types, product),
    ...queriesOf(resource.declaration).flatMap(([query, path]) => checkQuery(resource, query, path, graph)),
    ...checkAssignable(resource, 'create'),
    ...checkAssignable(resource, 'update'),
  ])
}

const checkTypes = (
  resource: LoadedResource,
  types: ReadonlySet<string>,
  { resources }: LoadedProduct,
): Finding[] => {
  const lacks = (type: string, attribute: string, path: Path): Finding[] => {
    const declared = resources.find((other) => other.type === type)?.declaration.attributes
    return declared === undefined || declared[attribute] !== undefined
      ? []
      : [
          finding(
            'names_nothing',
            resource.locate(...path),
            `\`emptyUnless\` names \`${attribute}\`, which ${type} does not have`,
            `Name an attribute of ${type}`,
          ),
        ]
  }
  const unknown = (type: string, path: Path): Finding[] =>
    types.has(type)
      ? []
      : [
          finding(
            'unknown_type',
            resource.locate(...path),
            `There is no type ${type} in this product`,
            "Name a type that is declared, or write `to: []` and PCO's word as `wire`",
          ),
        ]
  const { relationships = {}, actions = {}, emptyUnless = {}, wholeBy = [], endpoints } = resource.declaration
  const related = Object.entries(relationships).flatMap(([name, { to }]) =>
    (typeof to === 'string' ? [to] : to).flatMap((type) => unknown(type, ['relationships', name, 'to'])),
  )
  const acted = Object.entries(actions).flatMap(([name, { returns, relationships: body = {} }]) => [
    ...(returns === undefined ? [] : unknown(returns, ['actions', name, 'returns'])),
    ...Object.entries(body).flatMap(([key, { to }]) =>
      (typeof to === 'string' ? [to] : to).flatMap((type) =>
        unknown(type, ['actions', name, 'relationships', key]),
      ),
    ),
  ])
  const named = Object.entries(emptyUnless).flatMap(([parent, told]) => [
    ...unknown(parent, ['emptyUnless', parent]),
    ...('type' in told
      ? unknown(told.type, ['emptyUnless', parent, 'type'])
      : lacks(parent, told.attribute, ['emptyUnless', parent, 'attribute'])),
  ])
  const unlisted = wholeBy.flatMap((paths, set) =>
    paths
      .filter((path) => endpoints[path]?.list === undefined)
      .map((path) =>
        finding(
          'names_nothing',
          resource.locate('wholeBy', set),
          `\`wholeBy\` names \`${path}\`, which does not list ${resource.type}`,
          'Name a path that is declared under `endpoints` with `list`',
        ),
      ),
  )
  return [...related, ...acted, ...named, ...unlisted]
}

/** The defaults of a type and what its paths put in their place. */
const queriesOf = (resource: ResourceDeclaration): [ListOverrides, Path][] => {
  const { where, order, include, filter } = resource
  const defaults = Object.fromEntries(
    Object.entries({ where, order, include, filter }).filter(([, value]) => value !== undefined),
  )
  const own = Object.entries(resource.endpoints).flatMap(([path, endpoint]) =>
    (['list', 'get', 'toOne'] as const).flatMap((kind): [ListOverrides, Path][] => {
      const given = endpoint[kind]
      return typeof given === 'object' ? [[given, ['endpoints', path, kind]]] : []
    }),
  )
  return [[defaults, []], ...own]
}

const checkQuery = (resource: LoadedResource, query: ListOverrides, path: Path, graph: Graph): Finding[] => {
  const { where = {}, order = [], include = [], filter = [] } = query
  const nowhere = include
    .filter((name) => graph.resolve(resource.type, name) === null)
    .map((name) =>
      finding(
        'include_leads_nowhere',
        resource.locate(...path, 'include', name),
        `Nothing is known of where \`${name}\` leads from ${resource.type}`,
        'Declare a relationship of that name, with `onlyWithInclude: true` if only the include brings it',
      ),
    )
  const filters: readonly string[] = Array.isArray(filter) ? filter : Object.keys(filter)
  const twice = Object.entries({ include, order, filter: filters }).flatMap(([key, names]) =>
    names
      .filter((name, i) => names.indexOf(name) !== i)
      .map((name) =>
        finding(
          'listed_twice',
          resource.locate(...path, key, name),
          `\`${name}\` stands twice in \`${key}\``,
          'Keep one of the two',
        ),
      ),
  )
  return [
    ...nowhere,
    ...twice,
    ...checkNames(resource, 'where', Object.keys(where), path),
    ...checkNames(resource, 'order', order, path),
  ]
}

/**
 * PCO documents names for queries that no row carries, and there it is believed. A name written by hand is
 * more likely a slip, and PCO would ignore it in silence: a delta filter with a typo reads everything.
 */
const checkNames = (
  resource: LoadedResource,
  key: 'where' | 'order',
  names: readonly string[],
  path: Path,
): Finding[] => {
  const { declaration, imported } = resource
  const believed = new Set([
    ...Object.keys(imported?.where ?? {}),
    ...(imported?.order ?? []),
    ...Object.keys(declaration.attributes),
  ])
  const relationships = Object.keys(declaration.relationships ?? {}).map((name) => `${name}_id`)
  const known = new Set([...believed, ...relationships, 'id'])
  return names
    .filter((name) => !known.has(name) && !name.startsWith('search_'))
    .filter((name) => imported !== null || key === 'where' || declaration.where?.[name] === undefined)
    .map((name) =>
      finding(
        'names_nothing',
        resource.locate(...path, key, name),
        `\`${key}\` names \`${name}\`, which ${resource.type} does not have`,
        'Name an attribute, or declare it as one; PCO ignores unknown names without an error',
        imported === null ? 'warning' : 'error',
      ),
    )
}

const checkAssignable = (resource: LoadedResource, when: 'create' | 'update'): Finding[] => {
  const { declaration } = resource
  const {
    attributes = [],
    relationships = [],
    writeOnly = {},
  }: AssignableDeclaration = declaration[when] ?? {}
  const missing = (names: readonly string[], key: 'attributes' | 'relationships') =>
    names
      .filter((name) => declaration[key]?.[name] === undefined)
      .map((name) =>
        finding(
          'names_nothing',
          resource.locate(when, key, name),
          `\`${when}\` names \`${name}\`, which is not among the ${key} of ${resource.type}`,
          key === 'attributes' ? 'Declare it, or put it under `writeOnly`' : 'Declare the relationship',
        ),
      )
  const both = Object.keys(writeOnly)
    .filter((name) => declaration.attributes[name] !== undefined)
    .map((name) =>
      finding(
        'listed_twice',
        resource.locate(when, 'writeOnly', name),
        `\`${name}\` is an attribute of ${resource.type}, so it is sent back`,
        'Move it from `writeOnly` to `attributes`',
      ),
    )
  return [...missing(attributes, 'attributes'), ...missing(relationships, 'relationships'), ...both]
}
