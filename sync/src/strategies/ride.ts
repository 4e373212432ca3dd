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
    /** Does the end of the carrier's reading say anything of what rides on it? */
    private readonly certifies = true,
  ) {
    this.includes = [...new Set(seats.map(({ include }) => include))].sort()
  }

  /** The same on a reading that certifies nothing: of one carrier alone. */
  onlyTouched(): Passengers {
    return new Passengers(this.carrier, this.seats, this.context, false)
  }

  /**
   * Stores what came along. Called before the carrier's own commit: after a kill in between, the carrier's page
   * is read once more and the same rows are merged again, which changes nothing.
   */
  async write(carriage: Carriage, pages: readonly CarrierPage[]): Promise<void> {
    if (!this.certifies) return this.touch(pages)
    for (const { passenger, include } of this.seats) {
      const boarded = this.#boarded(passenger, carriage)
      let lacking = 0
      const input = `included.${this.context.newId()}`
      const copies: Copy[] = []
      const aside: Quarantined[] = []
      for (const page of pages) {
        const found = this.#find(passenger, include, page, input)
        copies.push(...found.copies)
        aside.push(...found.aside)
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
      await this.#store(passenger, reading.id, { copies, aside }, { ...passenger.checkpoint, reading })
    }
  }

  /**
   * Stores what came along with rows that changed. It touches only what it holds: nothing is certified by it, nothing
   * that lacks is looked for, and what changed without its carrier is the next full reading's.
   */
  async touch(pages: readonly CarrierPage[]): Promise<void> {
    for (const { passenger, include } of this.seats) {
      const { reading, complete } = passenger.checkpoint
      const generation = reading?.finishedAt === null ? reading : complete
      const input = `included.${this.context.newId()}`
      const found = pages.map((page) => this.#find(passenger, include, page, input))
      const copies = found.flatMap((one) => one.copies)
      const aside = found.flatMap((one) => one.aside)
      if (generation && copies.length + aside.length > 0)
        await this.#store(passenger, generation.id, { copies, aside }, passenger.checkpoint)
    }
  }

  /**
   * The carrier was read to its end, or not: a passenger is whole when all its carriers were. Kept at once, so that
   * a run that is cut off now does not make the next read this carrier again.
   */
  async arrive({ id, pages }: Pick<Generation, 'id' | 'pages'>, whole: boolean): Promise<void> {
    const { space, now } = this.context
    if (!this.certifies) return
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

  #find({ stream, counts }: Passenger, include: string, page: CarrierPage, input: string) {
    const observed = this.context.observe(page.observed)
    const included = page.included.filter((row) => row !== null && typeof row === 'object')
    const along = { ...page, included }
    const found = findAlong(along, include, this.carrier.declaration, stream.declaration)
    const { records, aside } = sortRows(found.rows, { stream: stream.name, offset: 0, observed, counts })
    const base = { kind: 'partial', origin: 'included', stream: stream.name, observed, input } as const
    const copies = records.map((row): Copy => ({ ...base, id: row.id, row }))
    return { copies, aside, lost: found.lost, untold: found.untold }
  }

  async #store(
    passenger: Passenger,
    generation: string,
    rows: { readonly copies: readonly Copy[]; readonly aside: readonly Quarantined[] },
    known: Checkpoint,
  ): Promise<void> {
    const { fence, traits, stream, counts } = passenger
    const checkpoint: Checkpoint = { ...known, updatedAt: this.context.now() }
    const into = { space: this.context.space, fence, traits, stream: stream.name }
    const { commit, unchanged } = await commitCopies({ ...into, ...rows, generation, checkpoint })
    landed(passenger, commit)
    counts.rows += rows.copies.length
    counts.unchanged += unchanged
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
    const got = await nested.get(key, path, ids, signal).catch((error: unknown) => {
      // Not for the user behind the credential: no reason to stop the list that names it, which is.
      if ((error as { code?: unknown } | null)?.code === 'permission') return null
      throw error
    })
    if (got === null) return 'lacking'
    const { row, observed } = got
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
