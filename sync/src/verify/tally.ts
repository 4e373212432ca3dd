import { stampAt } from '../strategies/stamps.ts'
import type { ChangeDraft, StoredRecord } from '../writer/index.ts'
import { IdSet } from './id-set.ts'

const EXAMPLES = 10

/** Ids counted once each, with the first of them. */
export class Found {
  readonly #ids = new IdSet()
  readonly examples: string[] = []

  get size(): number {
    return this.#ids.size
  }

  add(id: string): void {
    if (!this.#ids.has(id) && this.examples.length < EXAMPLES) this.examples.push(id)
    this.#ids.add(id)
  }
}

/** From when on (ms) records are left to others. */
export interface Limits {
  /** Stamped from here on: the next run brings it. */
  readonly fresh: number
  /** Stamped from here on: the list may not show it yet. */
  readonly young: number
  /** First seen from here on: somebody writes the copy meanwhile. */
  readonly begun: number
}

/** What came of one stream. Memory: the ids that came, see IdSet, and those that differ. */
export class Tally {
  readonly seen = new IdSet()
  readonly missing = new Found()
  readonly changed = new Found()
  readonly newer = new Found()

  constructor(private readonly limits: Limits) {}

  /** What the writer would have changed. */
  change({ kind, id }: ChangeDraft, record: StoredRecord): void {
    if (stampOf(record) >= this.limits.fresh) this.newer.add(id)
    else if (kind === 'created' || kind === 'restored') this.missing.add(id)
    else if (kind === 'updated') this.changed.add(id)
  }

  /** Does the copy hold it in vain? Asked of living records, when the whole list came. */
  isExtra(record: StoredRecord): boolean {
    const { young, begun } = this.limits
    return !this.seen.has(record.id) && stampOf(record) < young && record.firstSeen < begun
  }
}

const stampOf = ({ resource }: StoredRecord): number =>
  Math.max(stampAt(resource, 'created_at') ?? 0, stampAt(resource, 'updated_at') ?? 0)
