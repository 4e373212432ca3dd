import type { Clock } from '@pcokit/sdk/runtime'
import type { PlannedStream } from '../planner/index.ts'
import type { Source, Stream } from '../source/index.ts'
import type { Checkpoint, Space, Trouble } from '../store/index.ts'
import {
  applyMergers,
  MERGERS,
  readDelta,
  readFull,
  readWalk,
  type Strategy,
  save,
  settleDirty,
  settleMissing,
  settleUnlisted,
  type Task,
} from '../strategies/index.ts'
import type { Traits } from '../writer/index.ts'
import { risingFrom } from './clock.ts'
import type { SyncEvent } from './events.ts'
import type { Kept, LeaseKeeper } from './keeper.ts'
import { noCounts, type StreamReport } from './report.ts'
import type { Rides } from './rides.ts'

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
      return { ...base, ...counts, outcome: 'busy', trouble: busy(taken.holder, context) }
    kept = taken
    const checkpoint = (await context.space.checkpoint(stream.name)) ?? blank(stream.name)
    const open = checkpoint.reading?.finishedAt === null ? checkpoint.reading : null
    resumed = open !== null
    const signal = AbortSignal.any([context.signal, kept.signal])
    // Read under the lease: who held it before, with a clock ahead of ours, may have written since the run began.
    const floor = Math.max(context.floor, await context.space.observed())
    const time = { observe: risingFrom(floor), now: () => Math.max(floor, context.clock.now()) }
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
    const strategy = context.strategy(stream.name)
    const same = { ...base, resumed, missing: checkpoint.missing, outcome: 'complete' } as const
    if (strategy === 'none') return { ...same, ...counts, strategy }
    if (strategy === 'delta' && (await readDelta(task, context.margin))) {
      await followUp(task, context)
      return { ...same, ...counts, strategy }
    }
    const passengers = await company.rides.board(stream, signal, time)
    if (passengers && 'holder' in passengers)
      return { ...base, ...counts, outcome: 'busy', trouble: busy(passengers.holder, context) }
    task = { ...task, passengers }
    const { route } = plan
    const { nested, stream: declared } = context
    const walk = route.kind === 'walk' && nested
    const { parentsComplete } = company
    const generation = walk
      ? await readWalk(task, { route, nested, declared, parentsComplete })
      : await readFull(task)
    const complete = task.checkpoint.complete?.id === generation.id
    passengers?.arrive(generation.id, complete)
    const missing = !complete
      ? task.checkpoint.missing
      : walk
        ? await settleUnlisted(task, generation, checkpoint.complete)
        : await settleMissing(task, generation)
    if (complete) await followUp(task, context)
    const outcome = complete ? 'complete' : 'incomplete'
    return {
      ...base,
      ...counts,
      outcome,
      strategy: 'full',
      resumed,
      missing,
      trouble: task.checkpoint.trouble,
    }
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

/** What a reading leaves to be done: mergers it told of, and records to be read once more. */
async function followUp(task: Task, context: RunContext): Promise<void> {
  if (task.stream.name === MERGERS) await applyMergers(task, context)
  await settleDirty(task, context)
}

/** Keeps the trouble with the checkpoint, so that status can tell it. A store that fails cannot keep its own. */
async function remember(task: Task, trouble: Trouble): Promise<void> {
  try {
    await save(task, { ...task.checkpoint, trouble, updatedAt: task.now() })
  } catch {}
}

function busy(holder: { owner: string; expiresAt: number }, { clock }: RunContext): Trouble {
  const seconds = Math.max(1, Math.ceil((holder.expiresAt - clock.now()) / 1000))
  return {
    code: 'busy',
    cause: `Another run (${holder.owner}) works on this stream.`,
    remedy: `Let it finish. If it died, its lease runs out in ${seconds} s; then run again.`,
    retry: true,
    at: clock.now(),
  }
}
