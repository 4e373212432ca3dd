import { risingFrom } from '../engine/clock.ts'
import type { Kept } from '../engine/keeper.ts'
import { noCounts } from '../engine/report.ts'
import { blank, type RunContext } from '../engine/stream-run.ts'
import type { Desk } from './desk.ts'

/** The lease, and the checkpoint. No stream is called so. */
export const LEASE = 'webhooks'

/** The desk, under a lease that is held. */
export async function openDesk(context: RunContext, { fence, signal }: Kept): Promise<Desk> {
  const { space, source, newId, clock } = context
  const floor = await space.observed()
  return {
    space,
    source,
    fence,
    signal: AbortSignal.any([context.signal, signal]),
    counts: noCounts(),
    checkpoint: (await space.checkpoint(LEASE)) ?? blank(LEASE),
    newId,
    observe: risingFrom(floor),
    now: () => clock.now(),
    others: context,
  }
}
