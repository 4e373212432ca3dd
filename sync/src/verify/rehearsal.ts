import type { Checkpoint, Commit, LeaseRequest, Space } from '../store/index.ts'
import { isGone, type StoredRecord } from '../writer/index.ts'
import { type Limits, Tally } from './tally.ts'

/**
 * A space in which a run changes nothing: it reads from the copy, grants every lease without taking one, and tallies
 * what is committed. Checkpoints begin anew, and are forgotten with it. Only the reading itself takes place: what
 * follows one (asking for rows that were not listed, mergers, second looks) finds nothing to do.
 */
export class Rehearsal implements Space {
  readonly connection: string
  readonly #copy: Space
  readonly #limits: (known: Checkpoint | null) => Limits
  readonly #checkpoints = new Map<string, Checkpoint>()
  readonly #tallies = new Map<string, Tally>()

  /** @param limits of a stream, by where its copy stands */
  constructor(copy: Space, limits: (known: Checkpoint | null) => Limits) {
    this.connection = copy.connection
    this.#copy = copy
    this.#limits = limits
  }

  tally(stream: string): Tally | null {
    return this.#tallies.get(stream) ?? null
  }

  async commit({ fence, records, seen, changes, checkpoint }: Commit): Promise<{ lastSeq: number }> {
    const tally = this.#tallies.get(fence.name)
    for (const { id } of seen) tally?.seen.add(id)
    const written = new Map(records.map((record) => [record.id, record]))
    for (const change of changes) {
      const record = change.stream === fence.name ? written.get(change.id) : undefined
      if (record) tally?.change(change, record)
    }
    if (checkpoint) this.#checkpoints.set(checkpoint.stream, checkpoint)
    return { lastSeq: 0 }
  }

  async checkpoint(stream: string): Promise<Checkpoint | null> {
    const begun = this.#checkpoints.get(stream)
    if (begun) return begun
    const known = await this.#copy.checkpoint(stream)
    this.#tallies.set(stream, new Tally(this.#limits(known)))
    const { requests = 0, updatedAt = 0, learnt } = known ?? {}
    const anew = { stream, reading: null, complete: null, requests, trouble: null, missing: 0, updatedAt }
    // No merger is new to it.
    return { ...anew, ...(learnt && { learnt }), merged: Number.MAX_SAFE_INTEGER }
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    return [...this.#checkpoints.values()]
  }

  records: Space['records'] = (stream, ids) => this.#copy.records(stream, ids)

  /** Of a stream that was read whole, what was not listed counts as gone: nothing is asked for below it. */
  async scan(stream: string, page: Parameters<Space['scan']>[1]): Promise<readonly StoredRecord[]> {
    const records = await this.#copy.scan(stream, page)
    const tally = this.#checkpoints.get(stream)?.complete ? this.#tallies.get(stream) : undefined
    if (!tally) return records
    return records.map((record) =>
      !isGone(record) && tally.isExtra(record) ? { ...record, dead: record.live + 1 } : record,
    )
  }

  count: Space['count'] = (stream) => this.#copy.count(stream)

  async countSeen(stream: string): Promise<number> {
    return this.#tallies.get(stream)?.seen.size ?? 0
  }

  async unseen(): Promise<readonly StoredRecord[]> {
    return []
  }

  changes: Space['changes'] = (page) => this.#copy.changes(page)
  observed: Space['observed'] = () => this.#copy.observed()
  runs: Space['runs'] = (limit) => this.#copy.runs(limit)

  async saveRun(): Promise<void> {}

  async acquire({ name, nonce }: LeaseRequest) {
    return { granted: true, fence: { name, counter: 1, nonce } } as const
  }

  async renew(): Promise<boolean> {
    return true
  }

  async release(): Promise<void> {}
}
