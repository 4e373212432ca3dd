import type { ValueType } from '../../../spec/define.ts'
import { equalJson } from '../load/patch.ts'
import { valueType } from './attributes.ts'
import type { Parameter } from './document.ts'
import type { FoundOperation } from './operations.ts'

/** What one operation accepts. */
export interface Query {
  readonly where: Readonly<Record<string, ValueType>>
  readonly order: readonly string[]
  readonly include: readonly string[]
  readonly filter: readonly string[]
}

export const EMPTY: Query = { where: {}, order: [], include: [], filter: [] }

const listed = (parameters: readonly Parameter[], name: string): string[] => {
  const parameter = parameters.find((candidate) => candidate.name === name)
  const values = parameter?.schema?.items?.enum ?? parameter?.schema?.enum ?? []
  return [...new Set(values.map(String))]
}

/** `where[name]` only: operators are known from the type, and `where[relationship][name]` is ignored by PCO. */
const WHERE = /^where\[([^\]]+)\]$/

export const queryOf = ({ parameters }: FoundOperation): Query => {
  const where = parameters.flatMap((parameter) => {
    const name = WHERE.exec(parameter.name ?? '')?.[1]
    return name === undefined ? [] : [[name, valueType(parameter.schema)] as const]
  })
  const order = listed(parameters, 'order').filter((name) => !name.startsWith('-'))
  return {
    where: Object.fromEntries(where),
    order,
    include: listed(parameters, 'include'),
    filter: listed(parameters, 'filter'),
  }
}

/** The value that most operations share; the first of them on a tie. */
const mostCommon = <T>(values: readonly T[], empty: T): T => {
  const groups: { value: T; count: number }[] = []
  for (const value of values) {
    const group = groups.find((candidate) => equalJson(candidate.value as never, value as never))
    if (group === undefined) groups.push({ value, count: 1 })
    else group.count++
  }
  return groups.reduce((best, group) => (group.count > best.count ? group : best), { value: empty, count: 0 })
    .value
}

/** The defaults of a type: of its lists; what can be included also of its single rows, where it has no list. */
export const defaultQuery = (operations: readonly FoundOperation[]): Query => {
  const lists = operations.filter(({ kind }) => kind === 'list').map(queryOf)
  const rows = operations.filter(({ kind }) => kind === 'get' || kind === 'toOne').map(queryOf)
  const includes = lists.length > 0 ? lists : rows
  return {
    where: mostCommon(
      lists.map((q) => q.where),
      EMPTY.where,
    ),
    order: mostCommon(
      lists.map((q) => q.order),
      EMPTY.order,
    ),
    include: mostCommon(
      includes.map((q) => q.include),
      EMPTY.include,
    ),
    filter: mostCommon(
      lists.map((q) => q.filter),
      EMPTY.filter,
    ),
  }
}
