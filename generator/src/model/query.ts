import type {
  FilterDeclaration,
  ListOverrides,
  ResourceDeclaration,
  ValueType,
} from '../../../spec/define.ts'
import { byName } from '../load/names.ts'
import type { Graph } from './graph.ts'
import type { FilterModel, QueryModel, WhereModel } from './types.ts'

const COMPARISONS: readonly string[] = ['gt', 'gte', 'lt', 'lte']

/** Only dates compare; everything else is asked for as it is. */
export const operatorsOf = (type: ValueType): readonly string[] =>
  type === 'date' || type === 'date-time' ? ['eq', ...COMPARISONS] : ['eq']

const where = (declared: Readonly<Record<string, ValueType>> = {}): WhereModel[] =>
  Object.entries(declared)
    .sort(([a], [b]) => byName(a, b))
    .map(([name, type]) => ({ name, type, operators: operatorsOf(type) }))

export const typed = (
  declared: Readonly<Record<string, ValueType>> = {},
): { name: string; type: ValueType }[] =>
  Object.entries(declared)
    .sort(([a], [b]) => byName(a, b))
    .map(([name, type]) => ({ name, type }))

const filter = (
  declared: readonly string[] | Readonly<Record<string, FilterDeclaration>> = [],
): FilterModel[] => {
  const named: (readonly [string, FilterDeclaration])[] = Array.isArray(declared)
    ? declared.map((name: string) => [name, {}] as const)
    : Object.entries(declared)
  return named.map(([name, { params }]) => ({ name, params: typed(params) }))
}

/** What a list accepts: the defaults of its type, with what its path says in their place. */
export const buildQuery = (resource: ResourceDeclaration, own: ListOverrides, graph: Graph): QueryModel => {
  const include = (own.include ?? resource.include ?? []).flatMap((name) => {
    const target = graph.resolve(resource.type, name)
    return target === null ? [] : [{ name, to: target.to, many: target.many }]
  })
  return {
    include,
    order: own.order ?? resource.order ?? [],
    where: where(own.where ?? resource.where),
    filter: filter(own.filter ?? resource.filter),
  }
}
