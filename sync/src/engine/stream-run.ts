import type { Clock } from '@pcokit/sdk/runtime'
import type { PlannedStream } from '../planner/index.ts'
import type { Source, Stream } from '../source/index.ts'
import type { Checkpoint, Space, Trouble } from '../store/index.ts'
import { quarantinedIn, type Strategy, save, type Task } from '../strategies/index.ts'
import type { Traits } from '../writer/index.ts'
import { risingFrom } from './clock.ts'
import type { SyncEvent } from './events.ts'
import type { Kept, LeaseKeeper } from './keeper.ts'
import { perform } from './perform.ts'
import { noCounts, type StreamReport } from './report.ts'
import type { Rides } from './rides.ts'
import { busyTrouble } from './trouble.ts'

/** What all streams of a run share. */
export interface RunContext {
  readonly space: Space
  readonly source: Source
  readonly clock: Clock
  readonly keeper: LeaseKeeper
  readonly signal: AbortSignal
  readonly readAhead: number
  readonly perPage: number
  /** Highest observation the store knew when the run began. */
  readonly floor: number
  readonly nested: Source['nested']
  /** Milliseconds before a pass's start that the next delta begins at. */
  readonly margin: number
  /** What is due for a stream. */
  strategy(stream: string): Strategy
  /** Any stream of the catalogues. */
  stream(name: string): Stream | undefined
  traits(stream: Stream): Traits
  trouble(error: unknown): Trouble
  newId(): string
  emit(event: SyncEvent): void
}

export const blank = (stream: string): Checkpoint => ({
  stream,
  reading: null,
  complete: null,
  requests: 0,
  trouble: null,
  missing: 0,
  updatedAt: 0,
})

/** What a stream needs of the others. */
export interface Company {
  readonly rides: Rides
  /** Are the streams it walks over complete? */
  readonly parentsComplete: boolean
}

/** Brings one stream up to date, with all that ride on it. Never throws: what goes wrong is in the report, and other streams go on. */
export async function runStream(
  context: RunContext,
  stream: Stream,
  plan: PlannedStream,
  company: Company,
): Promise<StreamReport> {
  const counts = noCounts()
  const base = { stream: stream.name, resumed: false, missing: 0, trouble: null }
  let kept: Kept | null = null
  let task: Task | null = null
  let resumed = false
  try {
    context.signal.throwIfAborted()
    const taken = await context.keeper.take(stream.name)
    if ('holder' in taken)
      return { ...base, ...counts, outcome: 'busy', trouble: busyTrouble(taken.holder, context.clock.now()) }
    kept = taken
    const checkpoint = (await context.space.checkpoint(stream.name)) ?? blank(stream.name)
    counts.quarantined = quarantinedIn(checkpoint)
    const open = checkpoint.reading?.finishedAt === null ? checkpoint.reading : null
    resumed = open !== null
    const signal = AbortSignal.any([context.signal, kept.signal])
    // Read under the lease: who held it before, with a clock ahead of ours, may have written since the run began. Nor is
    // anything seen before the reading that saw it began: what a reading held is told by that.
    const floor = Math.max(context.floor, await context.space.observed(), open?.startedAt ?? 0)
    const rising = risingFrom(floor)
    const time = { observe: risingFrom(floor), now: () => rising(context.clock.now()) }
    task = {
      stream,
      route: plan.route,
      source: context.source,
      space: context.space,
      fence: kept.fence,
      traits: context.traits(stream),
      signal,
      readAhead: context.readAhead,
      perPage: context.perPage,
      passengers: null,
      newId: context.newId,
      ...time,
      emit: context.emit,
      counts,
      checkpoint,
    }
    const [offset, total] = [open?.offset ?? 0, open?.total ?? checkpoint.complete?.total ?? null]
    context.emit({ type: 'stream-started', stream: stream.name, resumed, offset, total })
    const work = { task, context, plan, company, time, before: checkpoint }
    const end = await perform(context.strategy(stream.name), work)
    return { ...base, ...counts, resumed, ...end }
  } catch (error) {
    // An abort by hand is no trouble; a lost lease aborts too, and is.
    const cause = kept?.signal.aborted ? kept.signal.reason : error
    const cancelled = context.signal.aborted && !kept?.signal.aborted
    const trouble = cancelled ? null : context.trouble(cause)
    if (task && trouble && trouble.code !== 'fenced') await remember(task, trouble)
    const missing = task?.checkpoint.missing ?? 0
    return { ...base, ...counts, outcome: cancelled ? 'cancelled' : 'failed', resumed, missing, trouble }
  } finally {
    await kept?.release()
  }
}

/** Keeps the trouble with the checkpoint, so that status can tell it. A store that fails cannot keep its own. */
async function remember(task: Task, trouble: Trouble): Promise<void> {
  try {
    await save(task, { ...task.checkpoint, trouble, updatedAt: task.now() })
  } catch {}
}
