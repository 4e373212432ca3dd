import type { AnyRow } from '@pcokit/sdk/runtime'
import { type Leg, snake, typeOf } from '../planner/index.ts'
import type { Stream } from '../source/index.ts'
import type { Space } from '../store/index.ts'
import { isGone, type StoredRecord } from '../writer/index.ts'

/** The ids of a leg's stars for one row of its last parent; `elsewhere` when that row lies below other rows. */
export type Chain = readonly string[] | 'elsewhere' | 'unknown'

const BATCH = 500

/**
 * Finds the rows above a row: by the relationship that names one, by the row's own address, or by a row above that
 * names it. The last costs a scan of the store, once a level, and an entry of memory for each row below.
 */
export class Chains {
  readonly #leg: Leg
  readonly #segments: readonly string[]
  readonly #namedBy = new Map<number, Promise<Map<string, string>>>()

  constructor(
    private readonly space: Space,
    private readonly declared: (stream: string) => Stream | undefined,
    leg: Leg,
  ) {
    this.#leg = leg
    const parts = leg.path.split('/')
    this.#segments = parts.filter((_, index) => parts[index + 1] === '*')
  }

  async of(record: StoredRecord): Promise<Chain> {
    const { parents } = this.#leg
    const ids: string[] = [record.id]
    let row: AnyRow = record.resource
    for (let level = parents.length - 2; level >= 0; level--) {
      const above = this.#named(row, level) ?? this.#addressed(record.resource, level)
      const id = above ?? (await this.#namedFrom(level)).get(ids[0]!)
      if (id === undefined) return this.#tells(row, level) ? 'elsewhere' : 'unknown'
      if (id === 'elsewhere') return 'elsewhere'
      ids.unshift(id)
      if (level === 0) break
      const found = (await this.space.records(parents[level]!, [id])).get(id)
      if (!found) return 'unknown'
      row = found.resource
    }
    return ids
  }

  /** Relationships of a level's rows that point to the level above, the likeliest first. */
  #pointers(level: number): string[] {
    const [above, below] = [typeOf(this.#leg.parents[level]!), this.#leg.parents[level + 1]!]
    const word = snake(above)
    const names = Object.entries(this.declared(below)?.declaration.references ?? {})
      .filter(([name, types]) => types.includes(above) && !name.endsWith('_by'))
      .map(([name]) => name)
    return names.sort((a, b) => Number(b === word) - Number(a === word)).slice(0, 1)
  }

  #named(row: AnyRow, level: number): string | undefined {
    for (const name of this.#pointers(level)) {
      const data = row.relationships?.[name]?.data
      if (data && 'id' in data) return data.id
    }
    return undefined
  }

  /** Does the row say that nothing of this kind stands above it? */
  #tells(row: AnyRow, level: number): boolean {
    return this.#pointers(level).some((name) => row.relationships?.[name]?.data === null)
  }

  #addressed(row: AnyRow, level: number): string | undefined {
    const parts = row.links?.self?.split('/') ?? []
    const at = parts.indexOf(this.#segments[level]!)
    return at < 0 ? undefined : parts[at + 1]
  }

  #namedFrom(level: number): Promise<Map<string, string>> {
    let found = this.#namedBy.get(level)
    if (!found) {
      found = this.#scan(level)
      this.#namedBy.set(level, found)
    }
    return found
  }

  async #scan(level: number): Promise<Map<string, string>> {
    const [above, below] = [this.#leg.parents[level]!, typeOf(this.#leg.parents[level + 1]!)]
    const names = Object.entries(this.declared(above)?.declaration.references ?? {})
      .filter(([, types]) => types.includes(below))
      .map(([name]) => name)
    const found = new Map<string, string>()
    if (names.length === 0) return found
    for (let after: string | undefined; ; ) {
      const page = await this.space.scan(above, { after, limit: BATCH })
      for (const record of page) {
        if (isGone(record)) continue
        for (const name of names) {
          const data = record.resource.relationships?.[name]?.data
          for (const { id } of data ? [data].flat() : []) if (!found.has(id)) found.set(id, record.id)
        }
      }
      if (page.length < BATCH) return found
      after = page.at(-1)!.id
    }
  }
}
