import type { Kept } from '../engine/keeper.ts'
import type { RunContext } from '../engine/stream-run.ts'
import { ReceiveBusyError } from './errors.ts'
import { meaningOf, type ReceivedEvent, type Routes } from './event.ts'
import { LEASE, openDesk } from './open.ts'
import type { ReceiveReport } from './report.ts'
import { settleDoubtful } from './settle.ts'
import { type Taken, writeEvents } from './write.ts'

/** Events in one commit. */
const BATCH = 500
/** Requests a call may spend on records in doubt: PCO waits for the answer. */
const MOST = 20
/** Waits for another process that is receiving: 100 ms, then twice as long each time. */
const TRIES = 7

/**
 * Writes events into the copy, some hundreds a commit, and settles what is due of those in doubt.
 * @param asks whether requests may be spent
 * @throws ReceiveBusyError; StoreError when the store cannot be used
 */
export async function receive(
  context: RunContext,
  events: readonly ReceivedEvent[],
  routes: Pick<Routes, 'streamOf' | 'copied' | 'lag'>,
  asks: boolean,
): Promise<ReceiveReport> {
  const kept = await take(context)
  try {
    const desk = await openDesk(context, kept)
    const tally = { unchanged: 0, ignored: 0, refused: 0 }
    const unknown = new Map<string, number>()
    for (let from = 0; from < events.length; from += BATCH) {
      const taken: Taken[] = []
      for (const event of events.slice(from, from + BATCH)) {
        const meaning = meaningOf(event, { ...routes, now: desk.now() })
        if (meaning.kind === 'taken') taken.push(meaning)
        else if (meaning.kind === 'unknown') unknown.set(event.name, (unknown.get(event.name) ?? 0) + 1)
        else tally[meaning.kind]++
      }
      if (taken.length === 0) continue
      const { unchanged, refused } = await writeEvents(desk, taken)
      tally.unchanged += unchanged
      tally.refused += refused
      desk.signal.throwIfAborted()
    }
    await settleDoubtful(desk, asks ? MOST : 0)
    const { created, updated, restored, deleted, requests } = desk.counts
    return {
      ...{ events: events.length, created, updated, restored, deleted, ...tally },
      ...{ unknown: Object.fromEntries(unknown), requests, waiting: desk.checkpoint.doubtful?.length ?? 0 },
    }
  } finally {
    await kept.release()
  }
}

async function take({ keeper, clock, signal }: RunContext): Promise<Kept> {
  for (let attempt = 0; ; attempt++) {
    const taken = await keeper.take(LEASE)
    if (!('holder' in taken)) return taken
    if (attempt === TRIES) throw new ReceiveBusyError(taken.holder)
    await clock.sleep(100 * 2 ** attempt, signal)
  }
}
