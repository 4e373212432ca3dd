import type { ClientCore } from '@pcokit/sdk'
import type { AnyRow, Catalogue } from '@pcokit/sdk/runtime'
import { type NestedPage, type NestedRequest, nestedReader } from '../../src/routes/index.ts'

const clock = { now: () => 0, sleep: async () => {} }

/**
 * Every row that the API shows at all, without any plan: every list below every row, with every include. Slow, and
 * the truth a copy is compared with.
 */
export async function crawl(client: ClientCore, catalogues: readonly Catalogue[]) {
  const reader = nestedReader(client, clock)
  const { signal } = new AbortController()
  const found = new Map<string, Set<string>>()
  for (const { product, key, streams } of catalogues) {
    const includes = new Map<string, string[]>()
    for (const { rides } of streams) {
      for (const { on, include } of rides) includes.set(on, [...(includes.get(on) ?? []), include])
    }
    const see = ({ type, id }: AnyRow): void => {
      const name = `${product}.${type}`
      found.set(name, (found.get(name) ?? new Set()).add(id))
    }
    /** Ids of each row that a list path leads to, with those of the rows above it. */
    const lists = new Map<string, Promise<string[][]>>()
    const listed = (path: string): Promise<string[][]> => {
      const known = lists.get(path) ?? list(path, types.get(path) ?? '')
      lists.set(path, known)
      return known
    }
    async function list(path: string, type: string): Promise<string[][]> {
      if (reader.refusal(key, path, [])) return []
      const star = path.lastIndexOf('/*/')
      const above = star < 0 ? [[]] : await listed(path.slice(0, star))
      const include = [...new Set(includes.get(type))].filter((name) => !reader.refusal(key, path, [name]))
      const tuples: string[][] = []
      for (const ids of above) {
        for (let offset: number | null = 0; offset !== null; ) {
          const request: NestedRequest = { offset, perPage: 100, include, signal }
          // A single row on the way that is not set: nothing below it.
          const page: NestedPage | null = await reader.page(key, path, ids, request).catch((error) => {
            if (error.code === 'not_found') return null
            throw error
          })
          if (page === null) break
          for (const row of [...page.data, ...page.included]) see(row)
          for (const row of page.data) tuples.push([...ids, row.id])
          offset = page.nextOffset
        }
      }
      return tuples
    }
    const types = new Map<string, string>()
    for (const { type, collections, walks } of streams) {
      for (const path of [...collections, ...walks.map((walk) => walk.path)]) types.set(path, type)
    }
    for (const path of types.keys()) await listed(path)
  }
  return found
}
