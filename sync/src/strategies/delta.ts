import { secondOf } from '@pcokit/sdk/windowed'
import type { SourcePage } from '../source/index.ts'
import type { Checkpoint, DeltaState } from '../store/index.ts'
import { readKeyset } from './keyset.ts'
import { type DeltaKind, deltaKind } from './kinds.ts'
import { readNewestFirst } from './newest.ts'
import { commitPage } from './page.ts'
import { emitPage } from './pages.ts'
import { overflown } from './quarantine.ts'
import { readRange } from './range.ts'
import { save } from './save.ts'
import type { Task } from './task.ts'
import { filters, learn } from './trust.ts'

/** One pass of a delta. */
export interface Pass {
  readonly task: Task
  readonly kind: DeltaKind
  readonly startedAt: number
  /** Changes stamped from here on are wanted (ms, a whole second). */
  readonly from: number
}

/** How a pass ended: `ignored` and `unordered` when the list does not do what its declaration says. */
export type PassEnd = 'done' | 'ignored' | 'unordered' | 'restless'

/**
 * Brings in what changed since the last reading. The next delta begins at this one's start less the margin, so that
 * what commits late or is read late still comes. False when nothing but a full reading tells: then nothing but
 * pages that are right in any case was stored.
 */
export async function readDelta(task: Task, margin: number): Promise<boolean> {
  const { complete, delta } = task.checkpoint
  if (!complete) return false
  for (;;) {
    const kind = deltaKind(task.stream.declaration, task.checkpoint.learnt)
    if (!kind) return false
    // Asked for only once it was shown to work; then the kind is chosen anew.
    if (kind.way !== 'walk' && !(await filters(task, kind.stamp))) continue
    const startedAt = delta?.open?.startedAt ?? task.now()
    const watermark = Math.max(delta?.watermark ?? 0, complete.startedAt - margin)
    const begin = delta?.open && kind.way === 'keyset' ? Date.parse(delta.open.from) : watermark
    const pass = { task, kind, startedAt, from: Math.floor(begin / 1000) * 1000 }
    const end = await ways[kind.way](pass)
    if (end === 'restless' || overflown(task.checkpoint, complete.id) > 0) return false
    if (end === 'ignored') await learn(task, kind.stamp, 'ignored')
    else if (end === 'unordered') await learn(task, 'order', 'ignored')
    else {
      const state: DeltaState = { watermark: startedAt - margin, at: task.now(), open: null }
      await save(task, { ...task.checkpoint, delta: state, trouble: null, updatedAt: task.now() })
      return true
    }
  }
}

const ways = { keyset: readKeyset, range: readRange, walk: readNewestFirst }

/** Stores a page of a pass. `reached`: where the pass goes on when it is cut off here. */
export async function commitDelta(
  { task, startedAt }: Pass,
  page: SourcePage,
  reached?: number,
): Promise<void> {
  const { checkpoint } = task
  const { watermark = 0, at = 0 } = checkpoint.delta ?? {}
  const open = reached === undefined ? null : { startedAt, from: secondOf(reached) }
  const next: Checkpoint = {
    ...checkpoint,
    ...(open && { delta: { watermark, at, open } }),
    requests: checkpoint.requests + 1,
    updatedAt: task.now(),
  }
  // Before the page itself: a page that counts as read has brought its passengers.
  await task.passengers?.touch([{ ...page, included: page.included ?? [] }])
  // What a delta sees belongs to the last complete copy.
  await commitPage(task, page, checkpoint.complete!.id, next)
  emitPage(task, page, page.offset + page.rows.length, page.total)
}
