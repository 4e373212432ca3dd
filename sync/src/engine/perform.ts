import type { PlannedStream } from '../planner/index.ts'
import type { Checkpoint } from '../store/index.ts'
import {
  applyMergers,
  countsRanges,
  followParents,
  MERGERS,
  readDelta,
  readFull,
  readWalk,
  reconcile,
  retryQuarantine,
  type Strategy,
  settleDirty,
  settleMissing,
  settleUnlisted,
  type Task,
} from '../strategies/index.ts'
import type { StreamReport } from './report.ts'
import type { CarrierTime } from './rides.ts'
import type { Company, RunContext } from './stream-run.ts'
import { busyTrouble } from './trouble.ts'

/** A stream whose lease is held, and what its strategies may use. */
export interface Work {
  readonly task: Task
  readonly context: RunContext
  readonly plan: PlannedStream
  readonly company: Company
  readonly time: CarrierTime
  /** Where the stream stood before. */
  readonly before: Checkpoint
}

/** How a strategy ended. */
export type Ended = Pick<StreamReport, 'outcome' | 'missing' | 'trouble' | 'strategy'>

/** Carries out what is due for a stream. A delta that its list does not allow becomes a full reading. */
export async function perform(strategy: Strategy, work: Work): Promise<Ended> {
  const { task, context, before } = work
  const same = { outcome: 'complete', missing: before.missing, trouble: null } as const
  await retryQuarantine(task, context)
  if (strategy === 'none') return { ...same, strategy }
  const passengers = await work.company.rides.board(task.stream, task.signal, work.time)
  if (passengers && 'holder' in passengers) {
    const trouble = busyTrouble(passengers.holder, context.clock.now())
    return { outcome: 'busy', missing: 0, trouble }
  }
  // Not a copy: whoever keeps the task's troubles has to see its latest checkpoint.
  task.passengers = passengers
  if (strategy === 'delta' && (await readChanges(work))) {
    await followUp(task, context)
    return { ...same, strategy }
  }
  if (strategy !== 'reconcile') return performFull(work)
  // What is new first: counts are then compared of what is older. A list that cannot be counted in ranges is read as a
  // whole, at the price of listing its ids alone: what rides on it comes along, and is not certified by one carrier.
  if (countsRanges(task) && (await readDelta(task, context.margin))) {
    const missing = await reconcile(task, context.margin)
    if (missing !== null) {
      await followUp(task, context)
      return { ...same, missing, strategy }
    }
  }
  task.passengers = passengers?.onlyTouched() ?? null
  return { ...(await performFull(work)), strategy }
}

/** What changed of a list, or below the parents that changed; false when only a full reading tells. */
function readChanges({ task, context, plan, company }: Work): Promise<boolean> {
  const { route } = plan
  const { nested, stream: declared, margin } = context
  const { parentsComplete } = company
  return route.kind === 'walk' && nested
    ? followParents(task, { route, nested, declared, parentsComplete }, margin)
    : readDelta(task, margin)
}

/** A whole generation, with all that rides on it. */
async function performFull({ task, context, plan, company, before }: Work): Promise<Ended> {
  const { passengers } = task
  const { route } = plan
  const { nested, stream: declared } = context
  const walk = route.kind === 'walk' && nested ? { route, nested, declared } : null
  const { parentsComplete } = company
  const generation = walk ? await readWalk(task, { ...walk, parentsComplete }) : await readFull(task)
  const complete = task.checkpoint.complete?.id === generation.id
  await passengers?.arrive(generation, complete)
  const missing = !complete
    ? task.checkpoint.missing
    : walk
      ? await settleUnlisted(task, generation, before.complete, walk)
      : await settleMissing(task, generation)
  if (complete) await followUp(task, context)
  const outcome = complete ? 'complete' : 'incomplete'
  return { outcome, missing, trouble: task.checkpoint.trouble, strategy: 'full' }
}

/** What a reading leaves to be done: mergers it told of, and records to be read once more. */
async function followUp(task: Task, context: RunContext): Promise<void> {
  if (task.stream.name === MERGERS) await applyMergers(task, context)
  await settleDirty(task, context)
}
