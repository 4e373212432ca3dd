import {
  type Checkpoint,
  type Commit,
  ConflictError,
  type Fence,
  FencedError,
  type Holder,
  type LeaseAnswer,
  LeasedError,
  type LeaseRequest,
  type RunRecord,
  type Space,
} from '../../store/index.ts'
import { type Change, isGone, type Sighting, type StoredRecord, withSighting } from '../../writer/index.ts'

interface Stream {
  readonly records: Map<string, StoredRecord>
  readonly sightings: Map<string, Sighting>
}

/** A connection's room in memory. Every method is one synchronous step, which is what makes a commit atomic. */
export class MemorySpace implements Space {
  readonly #streams = new Map<string, Stream>()
  readonly #checkpoints = new Map<string, Checkpoint>()
  readonly #leases = new Map<string, Holder>()
  readonly #feed: Change[] = []
  /** Number of the last change that was dropped. */
  #dropped = 0
  readonly #runs = new Map<string, RunRecord>()
  #observed = 0

  constructor(readonly connection: string) {}

  async commit(commit: Commit): Promise<{ lastSeq: number }> {
    const { fence } = commit
    this.#holds(fence)
    const written = [...commit.records, ...commit.tombstones]
    // Checked before the first write: a refused commit leaves nothing.
    for (const record of written) {
      const known = this.#streams.get(record.stream)?.records.get(record.id)
      if ((known?.rev ?? 0) !== record.rev - 1) throw new ConflictError(record.stream, record.id)
    }
    const writing = new Map(written.map((record) => [`${record.stream} ${record.id}`, record.rev]))
    for (const { id, rev } of commit.seen) {
      const known = writing.get(`${fence.name} ${id}`) ?? this.#streams.get(fence.name)?.records.get(id)?.rev
      if (known !== rev) throw new ConflictError(fence.name, id)
    }
    for (const record of written) this.#stream(record.stream).records.set(record.id, record)
    for (const sighting of commit.seen) this.#stream(fence.name).sightings.set(sighting.id, sighting)
    for (const change of commit.changes) this.#feed.push({ ...change, seq: this.#last() + 1 })
    if (commit.checkpoint) this.#checkpoints.set(commit.checkpoint.stream, commit.checkpoint)
    this.#observed = Math.max(this.#observed, commit.observed)
    return { lastSeq: this.#last() }
  }

  async records(stream: string, ids: readonly string[]): Promise<Map<string, StoredRecord>> {
    const found = new Map<string, StoredRecord>()
    for (const id of ids) {
      const record = this.#read(stream, id)
      if (record) found.set(id, record)
    }
    return found
  }

  async scan(
    stream: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<readonly StoredRecord[]> {
    return this.#page(stream, page, () => true)
  }

  async count(stream: string): Promise<{ live: number; gone: number }> {
    const ids = [...(this.#streams.get(stream)?.records.keys() ?? [])]
    const gone = ids.filter((id) => isGone(this.#read(stream, id)!)).length
    return { live: ids.length - gone, gone }
  }

  async countSeen(stream: string, generation: string): Promise<number> {
    let seen = 0
    for (const sighting of this.#streams.get(stream)?.sightings.values() ?? []) {
      if (sighting.generation === generation) seen++
    }
    return seen
  }

  async unseen(
    stream: string,
    generation: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<readonly StoredRecord[]> {
    const sightings = this.#streams.get(stream)?.sightings
    return this.#page(
      stream,
      page,
      (record) => !isGone(record) && sightings?.get(record.id)?.generation !== generation,
    )
  }

  async checkpoint(stream: string): Promise<Checkpoint | null> {
    return this.#checkpoints.get(stream) ?? null
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    return [...this.#checkpoints.values()].sort((a, b) => (a.stream < b.stream ? -1 : 1))
  }

  async changes(page: { after: number; limit: number }): Promise<readonly Change[]> {
    const from = Math.max(0, page.after - this.#dropped)
    return this.#feed.slice(from, from + page.limit)
  }

  async observed(): Promise<number> {
    return this.#observed
  }

  async runs(limit: number): Promise<readonly RunRecord[]> {
    return [...this.#runs.values()].sort((a, b) => b.startedAt - a.startedAt).slice(0, limit)
  }

  async saveRun(run: RunRecord): Promise<void> {
    this.#runs.set(run.id, run)
  }

  async acquire(request: LeaseRequest): Promise<LeaseAnswer> {
    const held = this.#leases.get(request.name)
    const { evict } = request
    const evicted = evict && held && held.counter === evict.counter && held.nonce === evict.nonce
    if (held && held.expiresAt > request.now && !evicted) return { granted: false, holder: held }
    const fence = { name: request.name, counter: (held?.counter ?? 0) + 1, nonce: request.nonce }
    this.#leases.set(request.name, { ...fence, owner: request.owner, expiresAt: request.now + request.ttl })
    return { granted: true, fence }
  }

  async renew(fence: Fence, lease: { ttl: number; now: number }): Promise<boolean> {
    const held = this.#leases.get(fence.name)
    if (held?.counter !== fence.counter || held.nonce !== fence.nonce) return false
    this.#leases.set(fence.name, { ...held, expiresAt: lease.now + lease.ttl })
    return true
  }

  async release(fence: Fence): Promise<void> {
    const held = this.#leases.get(fence.name)
    if (held?.counter !== fence.counter || held.nonce !== fence.nonce) return
    // The counter stays, so that a later holder's is greater; the nonce goes, so that this one writes no more.
    this.#leases.set(fence.name, { ...held, nonce: '', owner: '', expiresAt: 0 })
  }

  /** @throws LeasedError while a lease is held at this time (ms) */
  drop(at: number): void {
    const held = [...this.#leases.values()].find(({ expiresAt }) => expiresAt > at)
    if (held) throw new LeasedError(held.name, held.owner)
    for (const lease of this.#leases.values())
      this.#leases.set(lease.name, { ...lease, nonce: '', owner: '', expiresAt: 0 })
    this.#dropped = this.#last()
    this.#feed.length = 0
    this.#observed = 0
    for (const kept of [this.#streams, this.#checkpoints, this.#runs]) kept.clear()
  }

  #last(): number {
    return this.#dropped + this.#feed.length
  }

  #holds(fence: Fence): void {
    const held = this.#leases.get(fence.name)
    if (held?.counter !== fence.counter || held.nonce !== fence.nonce) throw new FencedError(fence.name)
  }

  #stream(name: string): Stream {
    let stream = this.#streams.get(name)
    if (!stream) {
      stream = { records: new Map(), sightings: new Map() }
      this.#streams.set(name, stream)
    }
    return stream
  }

  #read(stream: string, id: string): StoredRecord | null {
    const held = this.#streams.get(stream)
    const record = held?.records.get(id)
    return record ? withSighting(record, held?.sightings.get(id) ?? null) : null
  }

  #page(
    stream: string,
    page: { after?: string | undefined; limit: number },
    want: (record: StoredRecord) => boolean,
  ): StoredRecord[] {
    const ids = [...(this.#streams.get(stream)?.records.keys() ?? [])].sort()
    const found: StoredRecord[] = []
    for (const id of ids) {
      if (page.after !== undefined && id <= page.after) continue
      const record = this.#read(stream, id)!
      if (want(record)) found.push(record)
      if (found.length === page.limit) break
    }
    return found
  }
}
