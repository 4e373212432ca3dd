import type { AnyRow } from '@pcokit/sdk/runtime'
import type { Counts } from '../engine/report.ts'
import type { Leg } from '../planner/index.ts'
import type { Nested } from '../routes/index.ts'
import type { Stream } from '../source/index.ts'
import type { Checkpoint, Fence, Generation, Space } from '../store/index.ts'
import type { Copy, Traits } from '../writer/index.ts'
import { commitCopies } from './copies.ts'
import { type Found, findAlong } from './found.ts'

/** A page of a carrier, and what came along with it. */
export interface CarrierPage {
  readonly rows: readonly AnyRow[]
  readonly included: readonly AnyRow[]
  readonly observed: number
  /** The list below parents it came from, with the parents' ids; none for a top-level list. */
  readonly below?: { readonly leg: Leg; readonly ids: readonly string[] } | undefined
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
  async write(generation: string, pages: readonly CarrierPage[]): Promise<void> {
    for (const { passenger, include } of this.seats) {
      const boarded = this.#boarded(passenger, generation)
      let lacking = 0
      const input = `included.${this.context.newId()}`
      const copies: Copy[] = []
      for (const page of pages) {
        const observed = this.context.observe(page.observed)
        const found = findAlong(page, include, this.carrier.declaration, passenger.stream.declaration)
        const base = { stream: passenger.stream.name, observed }
        for (const row of found.rows) {
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
      const batch = { space, fence, traits, stream: stream.name, generation: reading.id, copies, checkpoint }
      const { changes, unchanged } = await commitCopies(batch)
      for (const { kind } of changes) passenger.counts[kind]++
      passenger.counts.unchanged += unchanged
      passenger.checkpoint = checkpoint
    }
  }

  /** The carrier was read to its end, or not: a passenger is whole when all its carriers were. */
  arrive(generation: string, whole: boolean): void {
    for (const { passenger } of this.seats) {
      const { reading } = passenger.checkpoint
      const seat = reading?.along?.[this.carrier.name]
      if (!reading || seat?.generation !== generation) continue
      const along = { ...reading.along, [this.carrier.name]: { ...seat, done: whole } }
      passenger.checkpoint = { ...passenger.checkpoint, reading: { ...reading, along } }
    }
  }

  /** The passenger's generation, begun anew when the carrier's is not the one it boarded. */
  #boarded({ checkpoint }: Passenger, generation: string): Generation {
    const { reading } = checkpoint
    const open = reading?.finishedAt === null ? reading : null
    const seat = open?.along?.[this.carrier.name]
    if (open && seat?.generation === generation) return open
    const along = { [this.carrier.name]: { generation, done: false, lacking: 0 } }
    if (open && !seat) return { ...open, along: { ...open.along, ...along } }
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
