import { setMaxListeners } from 'node:events'
import { type Leg, OVERLAP } from '../planner/index.ts'
import type { NestedPage } from '../routes/index.ts'
import type { Followed, FollowedOpen } from '../store/index.ts'
import { type Copy, isGone } from '../writer/index.ts'
import { ahead } from './ahead.ts'
import { Chains } from './chain.ts'
import { changedParents, lastChange } from './changed.ts'
import { commitCopies } from './copies.ts'
import { emptyOf } from './empty.ts'
import { sortRows } from './readable.ts'
import { save } from './save.ts'
import { landed } from './sparing.ts'
import type { Task } from './task.ts'
import type { Walk } from './walk.ts'

/** Parents read from the store at once. */
const BATCH = 50
/** A parent's list is begun anew so often when rows move under the reader. */
const PASSES = 3
const TAIL = 20

interface Parent {
  readonly id: string
  readonly ids: readonly string[]
}

/**
 * Reads anew what lies below the parents that changed since the last time, by the change feed: one list each. What is
 * no longer listed there is left to the full reading, and so are children that changed without their parents. The
 * checkpoint tells the last parent whose list was read, so that a pass goes on where it was cut off. False when reading
 * all lists costs no more, or nothing is known yet: then nothing was read.
 */
export async function followParents(task: Task, walk: Walk, margin: number): Promise<boolean> {
  const { followed, complete } = task.checkpoint
  if (!followed || !complete) return false
  const { path } = walk.route
  const from =
    followed.open?.path === path
      ? followed.open
      : { startedAt: task.now(), upto: await lastChange(task), path, leg: 0, parent: null }
  const streams = walk.route.legs.map((leg) => leg.parents.at(-1)!)
  const span = { after: followed.after, upto: from.upto, settledBefore: from.startedAt - margin }
  const changed = await changedParents(task.space, streams, span)
  const lists = changed && (await Promise.all(changed.ids.map((ids, leg) => listed(task, walk, leg, ids))))
  if (!lists || lists.flat().length > complete.pages) return false
  setMaxListeners(0, task.signal)
  const pass = new Pass(task, walk, followed, from)
  for (const [index, leg] of walk.route.legs.entries()) {
    if (index >= from.leg) await pass.readLeg(index, leg, lists[index]!)
  }
  // Changes that were young then are followed once more: what lies below may have been read before it showed them.
  const next: Followed = { after: changed.settled, open: null }
  await save(task, { ...task.checkpoint, followed: next, trouble: null, updatedAt: task.now() })
  return true
}

/** Without the parents whose lists are known to be empty. */
async function listed(task: Task, { route, parentsComplete }: Walk, leg: number, ids: readonly string[]) {
  const { namedBy, toldBy, parents } = route.legs[leg]!
  if ((!namedBy && !toldBy) || ids.length === 0) return ids
  const empty = await emptyOf(task, route.legs[leg]!, parentsComplete)
  const left: string[] = []
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH)
    const records = await task.space.records(parents.at(-1)!, batch)
    for (const id of batch) {
      const record = records.get(id)
      if (!record || !empty(record)) left.push(id)
    }
  }
  return left
}

class Pass {
  #at: FollowedOpen

  constructor(
    private readonly task: Task,
    private readonly walk: Walk,
    private readonly followed: Followed,
    from: FollowedOpen,
  ) {
    this.#at = from
  }

  async readLeg(index: number, leg: Leg, changed: readonly string[]): Promise<void> {
    if (this.#at.leg !== index) this.#at = { ...this.#at, leg: index, parent: null }
    const last = this.#at.parent
    const left = changed.filter((id) => last === null || id > last)
    const width = Math.max(1, this.task.readAhead * 2)
    const first = ({ ids }: Parent): Promise<NestedPage> => this.#page(leg, ids, 0)
    for await (const [parent, outcome] of ahead(this.#parents(leg, left), width, first)) {
      this.task.signal.throwIfAborted()
      try {
        if ('error' in outcome) throw outcome.error
        await this.#read(leg, parent, outcome.value)
      } catch (error) {
        // Gone, hidden or not for us: its own stream finds out, and the full reading tells of it.
        const code = (error as { code?: unknown } | null)?.code
        if (code !== 'not_found' && code !== 'permission') throw error
        this.task.counts.requests++
      }
      this.#at = { ...this.#at, parent: parent.id }
    }
  }

  async *#parents(leg: Leg, changed: readonly string[]): AsyncGenerator<Parent, void, undefined> {
    const { space } = this.task
    const chains = new Chains(space, this.walk.declared, leg)
    for (let start = 0; start < changed.length; start += BATCH) {
      const batch = changed.slice(start, start + BATCH)
      const records = await space.records(leg.parents.at(-1)!, batch)
      for (const id of batch) {
        const record = records.get(id)
        if (!record || isGone(record)) continue
        const ids = await chains.of(record)
        if (typeof ids !== 'string') yield { id, ids }
      }
    }
  }

  #page(leg: Leg, ids: readonly string[], offset: number): Promise<NestedPage> {
    const { stream, passengers, perPage, signal } = this.task
    const request = { offset, perPage, include: passengers?.includes ?? [], signal }
    return this.walk.nested.page(stream.key, leg.path, ids, request)
  }

  /** One parent's list to its end; begun anew where a page does not hold on to the one before. */
  async #read(leg: Leg, { id, ids }: Parent, first: NestedPage): Promise<void> {
    let [page, tail]: [NestedPage, readonly string[]] = [first, []]
    for (let pass = 1; ; ) {
      const holds = tail.length === 0 || page.data.some((row) => tail.includes(row.id))
      const end = (holds && page.nextOffset === null) || (!holds && pass === PASSES)
      await this.#commit(leg, ids, page, end ? id : this.#at.parent)
      if (end) return
      if (!holds) pass++
      tail = holds ? page.data.slice(-TAIL).map((row) => row.id) : []
      const next = holds ? Math.max(page.offset + 1, page.offset + page.data.length - OVERLAP) : 0
      page = await this.#page(leg, ids, next)
    }
  }

  async #commit(leg: Leg, ids: readonly string[], page: NestedPage, parent: string | null): Promise<void> {
    const { space, fence, traits, stream, passengers, counts, newId, observe, emit } = this.task
    const { data, included, offset, requests } = page
    await passengers?.touch([{ rows: data, included, observed: page.observed, below: { leg, ids } }])
    const observed = observe(page.observed)
    const { records, aside } = sortRows(data, { stream: stream.name, offset, observed, counts, emit })
    const base = {
      kind: 'full',
      stream: stream.name,
      origin: 'list',
      input: `list.${newId()}`,
      observed,
    } as const
    const copies = records.map((row): Copy => ({ ...base, id: row.id, row }))
    const { checkpoint: before } = this.task
    const checkpoint = {
      ...before,
      followed: { ...this.followed, open: { ...this.#at, parent } },
      requests: before.requests + requests,
      updatedAt: this.task.now(),
    }
    // What this sees belongs to the last complete copy.
    const into = { space, fence, traits, stream: stream.name, generation: before.complete!.id }
    const { commit, unchanged } = await commitCopies({ ...into, copies, aside, checkpoint })
    landed(this.task, commit)
    counts.unchanged += unchanged
    counts.requests += requests
    counts.pages++
    counts.rows += copies.length
    const { rateLimit, total } = page
    emit({
      type: 'page',
      stream: stream.name,
      offset,
      rows: copies.length,
      done: counts.rows,
      total,
      rateLimit,
    })
  }
}
