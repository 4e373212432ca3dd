import type { AnyRow } from '@pcokit/sdk/runtime'
import type { Counts } from '../engine/report.ts'
import type { Leg } from '../planner/index.ts'
import type { Nested } from '../routes/index.ts'
import type { Stream } from '../source/index.ts'
import type { Checkpoint, Fence, Generation, Quarantined, Ridden, Space } from '../store/index.ts'
import type { Copy, Traits } from '../writer/index.ts'
import { commitCopies } from './copies.ts'
import { type Found, findAlong } from './found.ts'
import { isRecord, sortRows } from './readable.ts'
import { landed } from './sparing.ts'

/** A page of a carrier, and what came along with it. */
export interface CarrierPage {
  readonly rows: readonly AnyRow[]
  readonly included: readonly AnyRow[]
  readonly observed: number
  /** The list below parents it came from, with the parents' ids; none for a top-level list. */
  readonly below?: { readonly leg: Leg; readonly ids: readonly string[] } | undefined
}

/** A reading of the carrier. */
interface Carriage {
  readonly id: string
  /** Pages of it were stored before. */
  readonly begun: boolean
}

/** A stream that rides, for as long as its carriers are read. Shared by them all. */
export interface Passenger {
  readonly stream: Stream
  readonly fence: Fence
  readonly traits: Traits
  readonly counts: Counts
  checkpoint: Checkpoint
}

export interface RideContext {
  readonly space: Space
  readonly nested: Nested
  readonly signal: AbortSignal
  newId(): string
  observe(at: number): number
  now(): number
}

/** What rides on one carrier's pages, and where it goes. */
export class Passengers {
  readonly includes: readonly string[]

  constructor(
    private readonly carrier: Stream,
    private readonly seats: readonly { readonly passenger: Passenger; readonly include: string }[],
    private readonly context: RideContext,
  ) {
    this.includes = [...new Set(seats.map(({ include }) => include))].sort()
  }

  /**
   * Stores what came along. Called before the carrier's own commit: after a kill in between, the carrier's page
   * is read once more and the same rows are merged again, which changes nothing.
   */
  async write(carriage: Carriage, pages: readonly CarrierPage[]): Promise<void> {
    for (const { passenger, include } of this.seats) {
      const boarded = this.#boarded(passenger, carriage)
      let lacking = 0
      const input = `included.${this.context.newId()}`
      const copies: Copy[] = []
      const aside: Quarantined[] = []
      for (const page of pages) {
        const observed = this.context.observe(page.observed)
        const present = page.included.filter((row) => row !== null && typeof row === 'object')
        const found = findAlong(
          { ...page, included: present },
          include,
          this.carrier.declaration,
          passenger.stream.declaration,
        )
        const base = { stream: passenger.stream.name, observed }
        const { name } = passenger.stream
        const from = { stream: name, offset: 0, observed, counts: passenger.counts }
        const sorted = sortRows(found.rows, from)
        aside.push(...sorted.aside)
        for (const row of sorted.records) {
          copies.push({ ...base, kind: 'partial', id: row.id, origin: 'included', row, input })
        }
        for (const lost of found.lost) {
          const copy = await this.#fetch(passenger, include, page, lost)
          if (copy === 'lacking') lacking++
          else if (copy) copies.push(copy)
        }
        lacking += found.untold
      }
      const seat = boarded.along![this.carrier.name]!
      const along = { ...boarded.along, [this.carrier.name]: { ...seat, lacking: seat.lacking + lacking } }
      const reading: Generation = { ...boarded, along }
      passenger.counts.rows += copies.length
      const checkpoint: Checkpoint = { ...passenger.checkpoint, reading, updatedAt: this.context.now() }
      const { space } = this.context
      const { fence, traits, stream } = passenger
      const batch = {
        space,
        fence,
        traits,
        stream: stream.name,
        generation: reading.id,
        copies,
        aside,
        checkpoint,
      }
      const { commit, unchanged } = await commitCopies(batch)
      landed(passenger, commit)
      passenger.counts.unchanged += unchanged
    }
  }

  /**
   * The carrier was read to its end, or not: a passenger is whole when all its carriers were. Kept at once, so that
   * a run that is cut off now does not make the next read this carrier again.
   */
  async arrive({ id, pages }: Pick<Generation, 'id' | 'pages'>, whole: boolean): Promise<void> {
    const { space, now } = this.context
    for (const { passenger } of this.seats) {
      // A carrier that gave no page at all has nobody to bring.
      const boarded =
        pages === 0 ? this.#boarded(passenger, { id, begun: false }) : passenger.checkpoint.reading
      const seat = boarded?.along?.[this.carrier.name]
      if (!boarded || seat?.generation !== id) continue
      const along = { ...boarded.along, [this.carrier.name]: { ...seat, done: whole && !seat.late } }
      const reading: Generation = { ...boarded, along }
      const checkpoint: Checkpoint = { ...passenger.checkpoint, reading, updatedAt: now() }
      const nothing = { records: [], tombstones: [], seen: [], changes: [], observed: 0 }
      await space.commit({ ...nothing, fence: passenger.fence, checkpoint })
      passenger.checkpoint = checkpoint
    }
  }

  /**
   * The passenger's generation, with a seat on this reading of the carrier. A carrier that is read anew gives a new
   * seat: what its earlier reading and the other carriers brought was there since the generation began all the same.
   * Who boards a reading that is under way has missed its first pages, and is not certified by its end.
   */
  #boarded({ checkpoint }: Passenger, { id: generation, begun }: Carriage): Generation {
    const { reading } = checkpoint
    const open = reading?.finishedAt === null ? reading : null
    if (open?.along?.[this.carrier.name]?.generation === generation) return open
    const seat: Ridden = { generation, done: false, lacking: 0, ...(begun && { late: true }) }
    const along = { [this.carrier.name]: seat }
    if (open) return { ...open, along: { ...open.along, ...along } }
    return {
      id: this.context.newId(),
      startedAt: this.context.now(),
      finishedAt: null,
      offset: 0,
      tail: [],
      total: null,
      seen: null,
      pass: 1,
      backs: 0,
      pages: 0,
      along,
    }
  }

  /** A row that a relationship names and `included` lacks, read alone where PCO has a path to it. */
  async #fetch(passenger: Passenger, include: string, page: CarrierPage, lost: Found) {
    const { nested, signal } = this.context
    const { key, declaration } = this.carrier
    const list = page.below?.leg.path ?? declaration.collections[0]
    const paths = include.includes('.') ? [] : [`${list}/*/${include}/*`, `${list}/*/${include}`]
    const path = paths.find((path) => nested.gets(key, path))
    if (path === undefined) return 'lacking'
    passenger.counts.requests++
    const ids = [...(page.below?.ids ?? []), lost.owner, lost.id]
    const { row, observed } = await nested.get(key, path, ids, signal)
    // 404: the relationship was the half that lagged.
    if (row === null || row.id !== lost.id) return null
    if (!isRecord(row)) return 'lacking'
    const input = `get.${this.context.newId()}`
    const { name } = passenger.stream
    const copy: Copy = {
      kind: 'full',
      stream: name,
      id: row.id,
      origin: 'get',
      row,
      observed: this.context.observe(observed),
      input,
    }
    return copy
  }
}
