import type { RelationshipDeclaration } from '../../../spec/define.ts'
import { byName } from '../load/names.ts'
import type { Schema } from './document.ts'
import type { FoundOperation } from './operations.ts'
import type { TypeSchemas } from './types-of.ts'

/** Where rows of a type stand, and what stands at each path: enough to follow an edge by its name. */
export interface Edges {
  /** The type that `name` leads to below a row of `owner`, or undefined. */
  follow(owner: string, name: string): string | undefined
}

export const edgesOf = (operations: readonly FoundOperation[]): Edges => {
  const rows = new Map<string, Set<string>>()
  const at = new Map<string, string>()
  for (const { star, kind, type } of operations) {
    if (type === null) continue
    if (kind === 'list' || kind === 'toOne' || kind === 'get') at.set(star, at.get(star) ?? type)
    if (kind === 'get') rows.set(type, (rows.get(type) ?? new Set()).add(star))
  }
  return {
    follow: (owner, name) => {
      for (const row of rows.get(owner) ?? []) {
        const target = at.get(`${row}/${name}`)
        if (target !== undefined) return target
      }
      return undefined
    },
  }
}

const pascal = (name: string): string =>
  name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const WORD = /\b[A-Z][A-Za-z]+\b/g

/**
 * The real types behind the one that PCO writes. The identifier's type is often a role (`Assignee`,
 * `PrimaryCampus`), a plural (`Labels`) or nothing; then the edge of the same name tells, else the name itself,
 * else the types that the description lists.
 */
const targetsOf = (
  owner: string,
  name: string,
  wire: readonly string[],
  description: string,
  types: ReadonlyMap<string, TypeSchemas>,
  edges: Edges,
): string[] => {
  if (wire.length > 0 && wire.every((type) => types.has(type))) return [...wire]
  const [raw = ''] = wire
  const guesses = [
    edges.follow(owner, name),
    raw.replace(/s$/, ''),
    pascal(name),
    pascal(name).replace(/s$/, ''),
  ]
  const guess = guesses.find((type) => type !== undefined && types.has(type))
  if (guess !== undefined) return [guess]
  return [...new Set(description.match(WORD) ?? [])].filter((word) => types.has(word))
}

const dataOf = (schema: Schema): { wire: string[]; many: boolean } => {
  const data = schema.properties?.data
  const many = data?.type === 'array'
  const row = many ? data?.items : data
  return { wire: (row?.properties?.type?.enum ?? []).map(String), many }
}

/** The relationships of a type, with those that can be assigned and stand in no row. */
export const relationshipsOf = (
  type: TypeSchemas,
  types: ReadonlyMap<string, TypeSchemas>,
  edges: Edges,
): Record<string, RelationshipDeclaration> => {
  const assignable = { ...type.assignable.create.relationships, ...type.assignable.update.relationships }
  const names = [...new Set([...Object.keys(type.relationships), ...Object.keys(assignable)])].sort(byName)
  return Object.fromEntries(
    names.map((name) => {
      const schema = type.relationships[name] ?? assignable[name] ?? {}
      const { wire, many } = dataOf(schema)
      const description = schema.description ?? assignable[name]?.description ?? ''
      const to = targetsOf(type.type, name, wire, description, types, edges)
      const odd = wire.length === 1 && wire[0] !== to[0]
      return [
        name,
        {
          to: to.length === 1 ? (to[0] as string) : to,
          ...(many ? { many: true as const } : {}),
          ...(odd ? { wire: wire[0] as string } : {}),
        },
      ]
    }),
  )
}
