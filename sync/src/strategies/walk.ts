import { setMaxListeners } from 'node:events'
import { type Leg, OVERLAP, type WalkRoute } from '../planner/index.ts'
import type { Nested, NestedPage } from '../routes/index.ts'
import type { Stream } from '../source/index.ts'
import type { Generation, Trouble, WalkPosition } from '../store/index.ts'
import { isGone, type StoredRecord } from '../writer/index.ts'
import { ahead, type Outcome } from './ahead.ts'
import { type Chain, Chains } from './chain.ts'
import { lastChange } from './changed.ts'
import { doubt } from './doubt.ts'
import { emptyOf, Spotchecks } from './empty.ts'
import { save } from './full.ts'
import { overflown } from './quarantine.ts'
import { inPlace } from './readable.ts'
import type { Task } from './task.ts'
import { learn } from './trust.ts'
import { type Unread, unreadTrouble } from './unread.ts'
import { Walked } from './walked.ts'

/** What a walk needs above what every strategy has. */
export interface Walk {
  readonly route: WalkRoute
  readonly nested: Nested
  /** Any stream of the catalogues. */
  readonly declared: (stream: string) => Stream | undefined
  /** Are the parents themselves known to be all there? Without that no walk is certified. */
  readonly parentsComplete: boolean
}

/** Parents read from the store at once. */
const SCAN = 200
/** A parent's list is begun anew so often when rows move under the reader. */
const PASSES = 3
const TAIL = 20
/** So many refusals without a single list read: the credential may not read this type at all. */
const REFUSALS = 10

interface Parent {
  readonly record: StoredRecord
  readonly chain: Chain
  /** Its list is believed empty, and read to see whether that is so. */
  readonly spotcheck: boolean
}

/** One parent's list, and the ids of its path. */
interface List {
  readonly record: StoredRecord
  readonly ids: readonly string[]
  readonly spotcheck: boolean
}

/** A generation of which nothing is read yet. Nothing is seen before it began: a clock set back from now on says otherwise. */
function begun({ newId, observe, now }: Task, path: WalkPosition['path'], feed: number): Generation {
  const none = { finishedAt: null, offset: 0, tail: [], total: null, seen: null, pass: 1, backs: 0, pages: 0 }
  const walk = { path, leg: 0, after: null, parent: null, rows: 0, unread: {} }
  return { id: newId(), startedAt: observe(now()), ...none, walk, feed }
}

/**
 * Reads a list below each parent that the store holds, by ascending id, several at a time. The checkpoint tells
 * the parent and the offset, so that a walk goes on where it was cut off. Resolves to the generation, which is
 * complete when every parent was read and the parents themselves are complete.
 */
export async function readWalk(task: Task, walk: Walk): Promise<Generation> {
  // Each list in flight listens for the end of the run, and there is no leak in that.
  setMaxListeners(0, task.signal)
  const walker = new Walker(task, walk, await lastChange(task))
  for (let leg = walker.position.leg; leg < walk.route.legs.length; leg++) await walker.readLeg(leg)
  return walker.finish()
}

class Walker {
  readonly #task: Task
  readonly #walk: Walk
  #generation: Generation
  readonly #walked = new Walked()
  /** Some list could be read: the credential is not shut out altogether. */
  #granted = false
  #refusals = 0

  constructor(task: Task, walk: Walk, feed: number) {
    const open = task.checkpoint.reading
    this.#task = task
    this.#walk = walk
    // By another way, as when parents were counted since, the parents read so far tell nothing of those that are left.
    const goesOn = open?.finishedAt === null && open.walk?.path === walk.route.path
    this.#generation = goesOn ? open : begun(task, walk.route.path, feed)
    // For good: whoever goes on with it does not come back to parents that were found since.
    if (!walk.parentsComplete) {
      const unread = { ...this.position.unread, parents: 1 }
      this.#generation = { ...this.#generation, walk: { ...this.position, unread } }
    }
  }

  get position(): WalkPosition {
    return this.#generation.walk!
  }

  async readLeg(index: number): Promise<void> {
    const leg = this.#walk.route.legs[index]!
    if (this.position.leg !== index) this.#advance({ leg: index, after: null, parent: null })
    if (await this.#readLists(leg)) return
    // A list that was believed empty is not: what is declared is wrong, and all of them are read.
    await learn(this.#task, 'empty', 'ignored')
    this.#advance({ after: null, parent: null })
    await this.#readLists(leg)
  }

  /** False when a list that was believed empty holds something. */
  async #readLists(leg: Leg): Promise<boolean> {
    const { signal, readAhead } = this.#task
    // As many lists at once as two streams of pages: a walk is all latency.
    const width = Math.max(1, readAhead * 2)
    const first = async ({ record, chain }: Parent): Promise<NestedPage | null> => {
      if (chain === 'unknown' || chain === 'elsewhere' || this.position.parent === record.id) return null
      return this.#page(leg, chain, 0)
    }
    for await (const [{ record, chain, spotcheck }, outcome] of ahead(this.#parents(leg), width, first)) {
      signal.throwIfAborted()
      if (typeof chain === 'string') {
        if (chain === 'unknown') this.#miss('unknown_parent')
        this.#advance({ after: record.id, parent: null })
        continue
      }
      await this.#read(leg, { record, ids: chain, spotcheck }, outcome)
      const wrong = spotcheck && this.#walked.surprises
      if (wrong || this.#walked.full) await this.#flush()
      if (wrong) return false
    }
    await this.#flush()
    return true
  }

  async finish(): Promise<Generation> {
    const { space, stream, counts } = this.#task
    const seen = await space.countSeen(stream.name, this.#generation.id)
    const finishedAt = this.#task.now()
    const generation: Generation = { ...this.#generation, seen, total: seen, finishedAt }
    const unread: Unread = { ...this.position.unread }
    if (counts.refused > 0) unread.refused = counts.refused
    const beyond = overflown(this.#task.checkpoint, generation.id)
    if (beyond > 0) unread.aside = beyond
    const whole = Object.keys(unread).length === 0
    const trouble: Trouble | null = whole ? null : unreadTrouble(unread, finishedAt)
    await save(this.#task, {
      ...this.#task.checkpoint,
      reading: whole ? null : generation,
      complete: whole ? generation : this.#task.checkpoint.complete,
      ...(whole && generation.feed !== undefined && { followed: { after: generation.feed } }),
      trouble,
      updatedAt: finishedAt,
    })
    return generation
  }

  #advance(
    to: Partial<WalkPosition>,
    at: Pick<Generation, 'offset' | 'tail'> = { offset: 0, tail: [] },
  ): void {
    this.#generation = { ...this.#generation, ...at, walk: { ...this.position, ...to } }
  }

  #miss(reason: string): void {
    const { unread } = this.position
    this.#advance({ unread: { ...unread, [reason]: (unread[reason] ?? 0) + 1 } })
  }

  async *#parents(leg: Leg): AsyncGenerator<Parent, void, undefined> {
    const { space } = this.#task
    const chains = new Chains(space, this.#walk.declared, leg)
    const stream = leg.parents.at(-1)!
    const empty = await emptyOf(this.#task, leg, this.#walk.parentsComplete)
    const spotchecks = new Spotchecks()
    for (let after = this.position.after ?? undefined; ; ) {
      const page = await space.scan(stream, { after, limit: SCAN })
      for (const record of page) {
        if (isGone(record)) continue
        const spotcheck = empty(record)
        if (spotcheck && !spotchecks.due()) continue
        yield { record, chain: await chains.of(record), spotcheck }
      }
      if (page.length < SCAN) return
      after = page.at(-1)!.id
    }
  }

  async #page(leg: Leg, ids: readonly string[], offset: number): Promise<NestedPage> {
    const { stream, passengers, perPage, signal } = this.#task
    const request = { offset, perPage, include: passengers?.includes ?? [], signal }
    const page = await this.#walk.nested.page(stream.key, leg.path, ids, request)
    return { ...page, data: inPlace(page.data) }
  }

  /** One parent's list, to its end. What stops the whole stream is thrown. */
  async #read(leg: Leg, list: List, first: Outcome<NestedPage | null>) {
    try {
      if ('error' in first) throw first.error
      await this.#readList(leg, list, first.value)
      this.#granted = true
    } catch (error) {
      await this.#refused(list.record, error)
    }
    this.#advance({ after: list.record.id, parent: null })
  }

  async #readList(leg: Leg, { record: parent, ids, spotcheck }: List, first: NestedPage | null) {
    let page = first ?? (await this.#page(leg, ids, this.#generation.offset))
    let tail = first ? [] : this.#generation.tail
    for (let pass = 1; ; ) {
      const holds = tail.length === 0 || page.data.some(({ id }) => tail.includes(id))
      this.#walked.add({ page, below: { leg, ids }, spotcheck })
      if (!holds) {
        if (pass++ === PASSES) return this.#miss('order')
        tail = []
        page = await this.#page(leg, ids, 0)
        continue
      }
      const end = page.offset + page.data.length
      if (page.nextOffset === null) {
        if (page.total !== null && end < page.total) this.#miss('counts')
        return
      }
      const next = Math.max(page.offset + 1, end - OVERLAP)
      tail = page.data.slice(-TAIL).map(({ id }) => id)
      this.#advance({ parent: parent.id }, { offset: next, tail })
      await this.#flush()
      page = await this.#page(leg, ids, next)
    }
  }

  /** 404: the parent is gone or hidden, which its own stream has to find out. 403: this list is not for us. */
  async #refused(parent: StoredRecord, error: unknown): Promise<void> {
    const code = (error as { code?: unknown } | null)?.code
    if (code !== 'not_found' && code !== 'permission') throw error
    this.#refusals++
    this.#task.counts.requests++
    if (code === 'permission' && !this.#granted && this.#refusals >= REFUSALS) throw error
    this.#miss(code)
    if (code === 'not_found') await doubt(this.#task, parent)
  }

  async #flush(): Promise<void> {
    this.#generation = await this.#walked.store(this.#task, this.#generation)
  }
}
