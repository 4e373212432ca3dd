import type {
  Checkpoint,
  Commit,
  Fence,
  Generation,
  LeaseAnswer,
  LeaseRequest,
  StoredRecord,
} from '../../src/index.ts'
import { isGone, originOf, type Sighting, withSighting } from '../../src/index.ts'
import { compareKeys } from '../../src/writer/key.ts'
import { lostChildren } from './below.ts'
import type { Church } from './church.ts'
import { familyOf } from './families.ts'
import type { Network } from './network.ts'
import type { Process } from './process.ts'

interface Seen {
  /** When its first commit landed. */
  readonly since: number
  readonly ids: Set<string>
  /** Put aside at some time: what is gone since is off the checkpoint's list and may still stand at a page's end. */
  readonly aside: Set<string>
}

/** A complete reading of children: what it read, and what it put aside. */
interface Children {
  readonly stream: string
  readonly complete: Generation
  readonly ids: ReadonlySet<string>
}

const marksOf = ({ rev, full, live, dead, firstSeen, lastSeen }: StoredRecord): string =>
  JSON.stringify([rev, full, live, dead, firstSeen, lastSeen])

/** Watches the store's far end: each step that lands has to keep the invariants, not only the end. */
export class Audit {
  readonly #leases = new Map<string, Fence>()
  /** As they were written. */
  readonly #records = new Map<string, StoredRecord>()
  /** The last sighting of each: what a store hands out counts it in. */
  readonly #sightings = new Map<string, Sighting>()
  readonly #generations = new Map<string, Seen>()
  /** Complete generations by stream, and when they landed. */
  readonly #complete = new Map<string, Generation[]>()
  readonly #landed = new Map<string, number>()
  readonly #church: Church
  readonly #network: Network

  constructor(church: Church, network: Network) {
    this.#church = church
    this.#network = network
  }

  get #book() {
    return this.#church.book
  }

  acquired(process: Process, request: LeaseRequest, answer: LeaseAnswer): void {
    if (answer.granted) {
      if (request.evict) this.#book.happened('holder evicted')
      this.#leases.set(request.name, answer.fence)
    } else if (!request.evict) this.#book.happened('lease busy')
    this.#book.trace(process.name, `lease ${request.name} ${answer.granted ? answer.fence.counter : 'busy'}`)
  }

  released(fence: Fence): void {
    const held = this.#leases.get(fence.name)
    if (held?.counter === fence.counter && held.nonce === fence.nonce) this.#leases.delete(fence.name)
  }

  refused(process: Process, error: unknown): void {
    const code = String((error as { code?: unknown } | null)?.code)
    if (code === 'fenced') this.#book.happened('zombie refused by the fence')
    this.#book.trace(process.name, `commit refused: ${code}`)
  }

  /** A commit landed. */
  committed(process: Process, commit: Commit): void {
    const { fence, records, tombstones, seen, checkpoint, changes } = commit
    const written = [...records, ...tombstones]
    const sizes = `${written.length} records, ${seen.length} seen, ${changes.length} changes`
    const at = checkpoint?.reading?.offset
    this.#book.trace(process.name, `commit ${fence.name} ${sizes}${at === undefined ? '' : `, at ${at}`}`)
    const held = this.#leases.get(fence.name)
    if (held?.counter !== fence.counter || held.nonce !== fence.nonce)
      this.#book.violated('fence', `${process.name} wrote ${fence.name} under a lease it had lost`)
    const drafts = new Map(changes.map((change) => [`${change.stream} ${change.id}`, change.kind]))
    if (drafts.size !== changes.length) this.#book.violated('feed', 'one record twice in a commit')
    for (const record of written) this.#wrote(process, record, drafts)
    for (const [key, kind] of drafts) this.#book.violated('feed', `${kind} of ${key}, which was not written`)
    for (const sighting of seen) {
      this.#sightings.set(`${fence.name} ${sighting.id}`, sighting)
      this.#seenIn(sighting.generation).ids.add(sighting.id)
    }
    if (checkpoint?.followed?.open) this.#book.happened('lists below parents that changed')
    if (checkpoint) this.#stands(process, checkpoint)
  }

  /** A record only ever moves up in the order of the join, and the feed tells exactly what moved. */
  #wrote(process: Process, record: StoredRecord, drafts: Map<string, string>): void {
    const key = `${record.stream} ${record.id}`
    const before = this.#records.get(key) ?? null
    this.#records.set(key, record)
    const sighting = this.#sightings.get(key) ?? null
    const was = before !== null && !isGone(before)
    const is = !isGone(record)
    const kind = was
      ? is
        ? before.hash === record.hash
          ? undefined
          : 'updated'
        : 'deleted'
      : is
        ? before
          ? 'restored'
          : 'created'
        : undefined
    if (drafts.get(key) !== kind)
      this.#book.violated('feed', `${key} was ${kind ?? 'not changed'}, the feed says ${drafts.get(key)}`)
    drafts.delete(key)
    if (originOf(record) === 'get') this.#book.happened('missing but alive')
    if (originOf(record) === 'included') this.#book.happened('rows that came along')
    if (kind === 'restored') this.#book.happened('record restored')
    if (before) this.#rises(before, record, key, sighting)
    if (kind === 'deleted') this.#proven(process, record)
  }

  #rises(before: StoredRecord, after: StoredRecord, key: string, sighting: Sighting | null): void {
    // A sighting of who wrote the same record at the same moment confirms the copy that stood then, and no other.
    const full = before.full === null || (after.full !== null && compareKeys(after.full, before.full) >= 0)
    const [was, is] = [withSighting(before, sighting), withSighting(after, sighting)]
    const marks = is.live >= was.live && is.dead >= was.dead
    const seen = is.lastSeen >= was.lastSeen && is.firstSeen <= was.firstSeen
    if (!full || !marks || !seen || after.rev !== before.rev + 1)
      this.#book.violated('order-free', `${key} moved down: ${marksOf(before)} to ${marksOf(after)}`)
    const stamps = [before, after].map(({ resource }) => String(resource.attributes.updated_at ?? ''))
    if (stamps[1]! < stamps[0]!)
      this.#book.violated('order-free', `${key} went back from ${stamps[0]} to ${stamps[1]}`)
  }

  /** A tombstone needs a 404 of its own and then a living sibling, and has to be true. */
  #proven(process: Process, { stream, id, tombstone }: StoredRecord): void {
    this.#book.happened('proven delete')
    if (tombstone?.proof.kind !== 'not-found' && tombstone?.proof.kind !== 'unlisted') return
    const confirmations = this.#network.confirmations.get(process)?.get(stream) ?? []
    const shownAfter = (index: number): boolean =>
      confirmations.slice(index).some((other) => other.status === 200 && other.id !== id)
    // A request that was given up earlier may arrive after the sibling was shown: its answer is nobody's.
    const last = confirmations.findLastIndex((one) => one.id === id)
    const answered = confirmations.findLastIndex((one, at) => one.id === id && shownAfter(at))
    const index = answered < 0 ? last : answered
    const absent = confirmations[index]
    if (absent?.status !== 404) {
      this.#book.violated('unproven delete', `${stream} ${id}: nobody asked, or it was there`)
      return
    }
    if (!shownAfter(index))
      this.#book.violated('unproven delete', `${stream} ${id}: no living sibling was asked for after the 404`)
    if (tombstone.proof.kind === 'unlisted') this.#unlistedTwice(stream, id, tombstone.proof.generation)
    // A reconcile proves by an id of its own: it reads no generation.
    if (!this.#generations.has(tombstone.proof.generation ?? ''))
      this.#book.happened('delete proven by a reconcile')
    // Who puts a clock forward shortens the lag: nobody can tell, and the next reading restores the record.
    if (this.#church.weather.clocks || this.#church.couldBeGone(stream, id, absent.at)) return
    // A permission that was lost and given back between two answers of the sibling leaves no trace.
    const shown = confirmations.slice(0, index).findLast(({ status }) => status === 200)
    const again = confirmations.slice(index).find(({ status }) => status === 200)
    const above = familyOf(stream)?.parent ?? stream
    const unseen = [stream, above].some((name) =>
      this.#church.deniedWithin(name, shown?.at ?? 0, again?.at ?? absent.at, absent.at),
    )
    if (!unseen) this.#book.violated('unproven delete', `${stream} ${id} was there when it was proven gone`)
  }

  /** What is found only below others is gone once two complete readings below every parent lack it, more than the lag apart. */
  #unlistedTwice(stream: string, id: string, generation: string | undefined): void {
    this.#book.happened('child proven gone')
    const complete = this.#complete.get(stream) ?? []
    const last = complete.findIndex((one) => one.id === generation)
    const [before, after] = [complete[last - 1], complete[last]]
    // A row that was put aside was listed and not seen; it has answered 404 since.
    const both = [before, after].every((one) => {
      const seen = one && this.#seenIn(one.id)
      return seen && (!seen.ids.has(id) || seen.aside.has(id))
    })
    // By the engine's own clock, as the promise is.
    const apart = (after?.startedAt ?? 0) > (before?.finishedAt ?? 0) + this.#church.weather.lag
    if (!both || !apart) this.#book.violated('unproven delete', `${stream} ${id} was not missing twice`)
  }

  /** A checkpoint accounts only for what is in the store; a certificate only for what was read. */
  #stands(process: Process, checkpoint: Checkpoint): void {
    const { stream, reading, complete, quarantine = [] } = checkpoint
    // What was put aside is accounted for: it is there, and the checkpoint remembers it.
    const aside = new Set(quarantine.flatMap((entry) => (entry.stream === undefined ? [entry.id] : [])))
    if (reading && reading.finishedAt === null) {
      const seen = this.#seenIn(reading.id)
      for (const id of aside) seen.aside.add(id)
      const missing = reading.tail.filter((id) => !seen.ids.has(id) && !seen.aside.has(id))
      if (missing.length > 0)
        this.#book.violated(
          'one commit',
          `${stream}: the checkpoint counts ${missing.length} rows not stored`,
        )
    }
    const earlier = this.#complete.get(stream) ?? []
    // Once each: after a commit whose answer was lost the checkpoint before it is written again, with the complete reading
    // before that, whose rows put aside may be stored by now.
    if (!complete || earlier.some(({ id }) => id === complete.id)) return
    this.#complete.set(stream, [...earlier, complete])
    this.#landed.set(complete.id, this.#church.time.now)
    const { since, ids: seen } = this.#seenIn(complete.id)
    const ids = new Set([...seen, ...aside])
    if (ids.size < (complete.total ?? 0))
      this.#book.violated('certificate', `${stream}: ${ids.size} rows read, PCO counts ${complete.total}`)
    if (familyOf(stream)) {
      this.#holdsChildren(process, { stream, complete, ids })
      return
    }
    const { time, weather } = this.#church
    // Reads lag, and the first of them left some time before its commit.
    const from = since - weather.lag - 120_000
    if (this.#church.deniedBetween(stream, from, time.now)) return
    // What is promised is promised of rows that come last and go: not where one comes into the midst of others.
    if (this.#church.movedBetween(stream, from, time.now)) return
    // To who reads now ahead and now behind, rows that go leave sets of which each holds the next, and their counts tell
    // them apart. With one that comes late among them, two sets may count the same and differ: nothing tells.
    if (
      weather.lagging > 0 &&
      this.#church.cameLateBetween(stream, from, time.now) &&
      this.#church.deletedBetween(stream, from, time.now)
    )
      return
    for (const id of this.#church.mock.db.ids(stream)) {
      if (!ids.has(id) && this.#church.thereFrom(stream, id, from, time.now))
        this.#book.violated('no loss', `${stream} ${id} was there all the time; a complete reading lacks it`)
    }
    this.#book.trace(process.name, `${stream} complete`)
  }

  #holdsChildren(process: Process, { stream, complete, ids }: Children): void {
    const { parent } = familyOf(stream)!
    const { since } = this.#seenIn(complete.id)
    const carried = complete.along?.[parent]?.generation ?? this.#parentsBefore(parent, since)
    // A walk stores what it read below many parents at once: its first commit may be late, its start is told.
    const from = Math.min(since, complete.startedAt) - this.#church.weather.lag - 120_000
    if (carried === undefined)
      this.#book.violated('certificate', `${stream}: its parents were never complete`)
    const { ids: held, aside } = this.#seenIn(carried ?? '')
    // What lies below a parent that was put aside comes when that can be stored, by the change feed.
    const parents = new Set([...held].filter((id) => !aside.has(id)))
    for (const id of lostChildren(this.#church, { stream, ids, parents, from }))
      this.#book.violated('no loss', `${stream} ${id} was there all the time; a complete reading lacks it`)
    if (!complete.along && ids.size > 0) this.#book.happened('children walked')
    this.#book.trace(process.name, `${stream} complete`)
  }

  /** The complete reading of the parents that a walk went by: the last before it began, or else the first. */
  #parentsBefore(parent: string, since: number): string | undefined {
    const complete = this.#complete.get(parent) ?? []
    return (complete.findLast(({ id }) => this.#landed.get(id)! <= since) ?? complete[0])?.id
  }

  #seenIn(generation: string): Seen {
    let seen = this.#generations.get(generation)
    if (!seen) {
      seen = { since: this.#church.time.now, ids: new Set(), aside: new Set() }
      this.#generations.set(generation, seen)
    }
    return seen
  }
}
