import type { FoundOperation } from './operations.ts'
import type { TypeSchemas } from './types-of.ts'

const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const parent = (path: string): string => path.slice(0, path.lastIndexOf('/'))

/**
 * PCO's documents model every edge as a collection with rows below it, `/emails/{email_id}/person/{person_id}`
 * included. The variable below an edge is made from the singular of its name: `person` has `person_id`, `emails`
 * has `email_id`. So an edge is to-one when its name is its own singular and no relationship of that name says
 * otherwise. Collections directly under the product are lists. What this cannot know (`mau`, `stats`) is said by
 * corrections.
 */
export const toOneEdges = (
  operations: readonly FoundOperation[],
  types: ReadonlyMap<string, TypeSchemas>,
): ReadonlySet<string> => {
  const rows = new Map<string, string>()
  const below = new Map<string, string>()
  for (const { path, star, kind, type } of operations) {
    if (!star.endsWith('/*')) continue
    if (kind === 'get' && type !== null) rows.set(star, type)
    below.set(parent(star), last(path).slice(1, -1).replace(/_\d+$/, ''))
  }
  const edges = new Set<string>()
  for (const { star, kind } of operations) {
    if (kind !== 'list') continue
    const name = last(star)
    if (parent(star) === '') continue
    const data = types.get(rows.get(parent(star)) ?? '')?.relationships[name]?.properties?.data
    const variable = below.get(star)
    const singular = variable === undefined ? data !== undefined : variable === `${name}_id`
    const toOne = singular && data?.type !== 'array'
    if (toOne) edges.add(star)
  }
  return edges
}
