import type { NestedPage } from '../routes/index.ts'
import type { Generation } from '../store/index.ts'
import type { Copy } from '../writer/index.ts'
import { commitCopies } from './copies.ts'
import { sortRows } from './readable.ts'
import type { CarrierPage } from './ride.ts'
import { landed } from './sparing.ts'
import type { Task } from './task.ts'

/** Parents whose children are committed together, unless their rows fill it first. */
const PARENTS = 50
const ROWS = 500

/** A page below one parent. */
export interface WalkedPage {
  readonly page: NestedPage
  readonly below: NonNullable<CarrierPage['below']>
  /** The list was believed empty, and read to see whether that is so. */
  readonly spotcheck: boolean
}

/** What a walk has read and not stored yet. */
export class Walked {
  #pages: WalkedPage[] = []

  add(page: WalkedPage): void {
    this.#pages.push(page)
  }

  get full(): boolean {
    return (
      this.#pages.length >= PARENTS ||
      this.#pages.reduce((sum, { page }) => sum + page.data.length, 0) >= ROWS
    )
  }

  /** Does the last page hold rows of a list that was believed empty? */
  get surprises(): boolean {
    const last = this.#pages.at(-1)
    return last?.spotcheck === true && last.page.data.length > 0
  }

  /**
   * Stores all of it: passengers first, then the children with the checkpoint that accounts for both. Resolves to the
   * generation as it stands then.
   */
  async store(task: Task, before: Generation): Promise<Generation> {
    const pages = this.#pages
    if (pages.length === 0) return before
    this.#pages = []
    const { space, fence, traits, stream, passengers, counts } = task
    const { id } = before
    const begun = task.checkpoint.reading?.id === id
    await passengers?.write(
      { id, begun },
      pages.map(({ page, below }) => ({
        rows: page.data,
        included: page.included,
        observed: page.observed,
        below,
      })),
    )
    const sorted = pages.map(({ page }) => copiesOf(task, page))
    const copies = sorted.flatMap((page) => page.copies)
    const aside = sorted.flatMap((page) => page.aside)
    const requests = pages.reduce((sum, { page }) => sum + page.requests, 0)
    const probes = pages.reduce((sum, { page, spotcheck }) => sum + (spotcheck ? page.requests : 0), 0)
    const walk = before.walk!
    const rows = walk.rows + copies.length
    const generation = { ...before, pages: before.pages + pages.length, walk: { ...walk, rows } }
    const checkpoint = {
      ...task.checkpoint,
      reading: generation,
      requests: task.checkpoint.requests + requests,
      trouble: null,
      updatedAt: task.now(),
    }
    const batch = { space, fence, traits, stream: stream.name, generation: id, copies, aside, checkpoint }
    const { commit, unchanged } = await commitCopies(batch)
    landed(task, commit)
    counts.unchanged += unchanged
    counts.requests += requests - probes
    counts.probes += probes
    counts.pages += pages.length
    counts.rows += copies.length
    const total = checkpoint.complete?.total ?? null
    const rateLimit = pages.at(-1)!.page.rateLimit
    const [offset, name] = [rows - copies.length, stream.name]
    task.emit({ type: 'page', stream: name, offset, rows: copies.length, done: rows, total, rateLimit })
    return generation
  }
}

function copiesOf(
  { newId, observe, counts, emit, stream: { name } }: Task,
  { data, offset, observed: at }: NestedPage,
) {
  const observed = observe(at)
  const base = { kind: 'full', stream: name, origin: 'list', input: `list.${newId()}`, observed } as const
  const { records, aside } = sortRows(data, { stream: name, offset, observed, counts, emit })
  return { copies: records.map((row): Copy => ({ ...base, id: row.id, row })), aside }
}
