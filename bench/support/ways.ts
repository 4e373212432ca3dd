/** What each list and each include of a church brings: asked of the mock one by one, without a plan and without pcokit's client. */
import { catalogues } from '@pcokit/sdk/catalogue'
import type { MockPco } from '@pcokit/sdk/mock'
import type { StreamDeclaration } from '@pcokit/sdk/runtime'
import { toOneLists } from './documents.ts'

interface Row {
  readonly type: string
  readonly id: string
}

/** A row with the ids above it, and how often nested loops would come by it. */
interface Met {
  readonly ids: readonly string[]
  readonly times: number
}

interface List {
  readonly rows: number
  /** The tables show beforehand that it holds nothing, by what the catalogue says of its type. */
  readonly knownEmpty: boolean
}

export interface Ways {
  /** `people/lists/…`: list path → ids each way brings, by type. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>
  /** List path → the lists below its parents. */
  readonly lists: ReadonlyMap<string, readonly List[]>
  /** Of following every list below every row. */
  readonly requests: number
  /** Of following also what PCO documents as lists and is none, where that was asked for. */
  readonly toOne: number
  /** Of all of it in plain nested loops: what lies below a row is asked for wherever the row is met again. */
  readonly loops: number
}

/** Requests that so many rows of one list take: it takes one to see that there is nothing. */
export const pages = (rows: number): number => Math.max(1, Math.ceil(rows / 100))

/**
 * An include stands in for a list where it is one: the list below the carrier, `emails` of a person. All others bring
 * what some row happens to name, the arrangement of an item. Types without any list only ever come along.
 */
export function bringsAll({ collections, walks }: StreamDeclaration, on: string, include: string): boolean {
  if (collections.length + walks.length === 0) return true
  // A to-one edge on the way has no variable: `/donations/*/refund/designation_refunds`.
  const below = new RegExp(`/\\*/${include.split('.').join('(?:/\\*)?/')}$`)
  return walks.some(({ path, parents }) => {
    const [tail] = below.exec(path) ?? []
    return tail !== undefined && parents.at(-(tail.split('*').length - 1)) === on
  })
}

interface Telling {
  readonly id: string
  readonly attributes: { readonly [name: string]: unknown }
  readonly relationships?: { readonly [name: string]: { readonly data?: { readonly id: string } | null } }
}

/** Parents that may have rows, by list path: named by what has to name them, or as they say, in the mock's own tables. */
function toldIn(mock: MockPco, product: string, streams: readonly StreamDeclaration[]) {
  const known = new Map<string, ReadonlySet<string> | undefined>()
  return (path: string): ReadonlySet<string> | undefined => {
    if (known.has(path)) return known.get(path)
    let ids: Set<string> | undefined
    for (const { walks, emptyUnless = {} } of streams) {
      const parent = walks.find((walk) => walk.path === path)?.parents.at(-1) ?? ''
      const told = emptyUnless[parent]
      if (!told) continue
      const rows = (type: string) => mock.db.all(`${product}.${type}`) as readonly Telling[]
      ids =
        'attribute' in told
          ? new Set(
              rows(parent)
                .filter(({ attributes }) => !told.isNot.includes(String(attributes[told.attribute])))
                .map(({ id }) => id),
            )
          : new Set(rows(told.type).map((row) => row.relationships?.[told.relationship]?.data?.id ?? ''))
    }
    known.set(path, ids)
    return ids
  }
}

const base = 'https://api.planningcenteronline.com'
const headers = { authorization: `Basic ${btoa('id:secret')}`, 'user-agent': 'bench' }

/**
 * Follows every list below every row. Takes a request for each list and page: minutes for a large church. With
 * `toOne` it then follows the edges to one row that PCO documents as lists: their rows are known, their price counts.
 */
export async function waysOf(mock: MockPco, toOne = false): Promise<Ways> {
  const ids = new Map<string, Set<string>>()
  const lists = new Map<string, List[]>()
  let requests = 0
  let more = 0
  let loops = 0
  const add = (way: string, id: string): void => {
    const set = ids.get(way) ?? new Set()
    ids.set(way, set.add(id))
  }
  for (const { product, streams } of catalogues) {
    const types = new Map<string, string>()
    const includes = new Map<string, Set<string>>()
    for (const stream of streams) {
      const { type, collections, walks } = stream
      for (const path of [...collections, ...walks.map((walk) => walk.path)]) types.set(path, type)
      for (const { on, include } of stream.rides) {
        if (bringsAll(stream, on, include)) includes.set(on, (includes.get(on) ?? new Set()).add(include))
      }
    }
    const told = toldIn(mock, product, streams)
    const tuples = new Map<string, Promise<Met[]>>()
    const below = (path: string): Promise<Met[]> => {
      const known = tuples.get(path) ?? read(path)
      tuples.set(path, known)
      return known
    }
    const read = async (path: string): Promise<Met[]> => {
      const star = path.lastIndexOf('/*/')
      const above = star < 0 ? [{ ids: [], times: 1 }] : await below(path.slice(0, star))
      const type = types.get(path)
      const found = new Map<string, Met>()
      const meet = (id: string, { ids, times }: Met): void => {
        // A parent is walked once, however many ways lead to it.
        const before = found.get(id)
        found.set(id, { ids: before?.ids ?? [...ids, id], times: (before?.times ?? 0) + times })
      }
      for (const parent of above) {
        let next = 0
        const full = path.replace(/\*/g, () => parent.ids[next++]!)
        let rows = 0
        for (let offset: number | null = 0; offset !== null; ) {
          const asked = [...(includes.get(type ?? '') ?? [])].join(',')
          const query = `per_page=100&offset=${offset}${asked && `&include=${asked}`}`
          const response = await mock.fetch(`${base}/${product}/v2${full}?${query}`, { headers })
          requests++
          loops += parent.times
          if (!response.ok) break
          const body = (await response.json()) as {
            data: Row[] | Row
            included: Row[]
            meta: { next?: { offset: number } }
          }
          // A single row on the way, such as the period of a check-in.
          if (!Array.isArray(body.data)) {
            meet(body.data.id, parent)
            break
          }
          for (const { id } of body.data) {
            add(`${product}${path}`, id)
            meet(id, parent)
          }
          for (const row of body.included) add(`${product}.${type}?${row.type}`, row.id)
          rows += body.data.length
          offset = body.meta.next?.offset ?? null
        }
        if (type === undefined) continue
        const counts = lists.get(`${product}${path}`) ?? []
        const above = parent.ids.at(-1)
        counts.push({ rows, knownEmpty: above !== undefined && told(path)?.has(above) === false })
        lists.set(`${product}${path}`, counts)
      }
      return [...found.values()]
    }
    for (const path of types.keys()) await below(path)
    const before = requests
    if (toOne) for (const path of await toOneLists(product)) await below(path)
    more += requests - before
  }
  return { ids, lists, requests: requests - more, toOne: more, loops }
}
