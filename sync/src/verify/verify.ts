import type { StreamReport } from '../engine/report.ts'
import type { Plan } from '../planner/index.ts'
import type { Checkpoint, Space } from '../store/index.ts'
import { isGone } from '../writer/index.ts'
import { Rehearsal } from './rehearsal.ts'
import type { DriftReport, StreamDrift } from './report.ts'
import { Found, type Limits } from './tally.ts'

const BATCH = 500

/** What is verified, and by whom it is read. */
export interface Verification {
  readonly space: Space
  readonly plan: Plan
  /** Milliseconds a read may lag a write. */
  readonly lag: number
  /** Milliseconds before a reading's start from which its changes are read again by the next. */
  readonly margin: number
  readonly signal: AbortSignal
  now(): number
  /** Reads all that is planned in full, into the space given. */
  read(into: Space): Promise<readonly StreamReport[]>
}

/** Reads all of it, writes nothing, and tells where copy and Planning Center differ. */
export async function verify(verification: Verification): Promise<DriftReport> {
  const { space, plan, lag, margin, signal, now, read } = verification
  const startedAt = now()
  const limits = (known: Checkpoint | null): Limits => {
    const young = startedAt - lag
    const read = known?.delta?.watermark ?? (known?.complete ? known.complete.startedAt - margin : young)
    return { fresh: Math.min(read, young), young, begun: startedAt }
  }
  const rehearsal = new Rehearsal(space, limits)
  const reports = await read(rehearsal)
  signal.throwIfAborted()
  const asked = new Set(plan.streams.filter(({ needed }) => !needed).map(({ stream }) => stream))
  const streams: StreamDrift[] = []
  for (const report of reports) {
    if (asked.has(report.stream)) streams.push(await driftOf(space, rehearsal, report))
    signal.throwIfAborted()
  }
  return {
    connection: space.connection,
    startedAt,
    finishedAt: now(),
    requests: reports.reduce((sum, { requests, probes }) => sum + requests + probes, 0),
    streams: streams.sort((a, b) => (a.stream < b.stream ? -1 : 1)),
    unreachable: plan.unreachable,
  }
}

async function driftOf(
  space: Space,
  rehearsal: Rehearsal,
  { stream, outcome, trouble }: StreamReport,
): Promise<StreamDrift> {
  const tally = rehearsal.tally(stream)
  if (outcome !== 'complete' || !tally) {
    const { live: stored } = await space.count(stream)
    const none = { listed: 0, missing: 0, extra: 0, changed: 0, newer: 0 }
    const examples = { missing: [], extra: [], changed: [] }
    return {
      stream,
      stored,
      ...none,
      examples,
      outcome: outcome === 'waiting' ? 'skipped' : 'failed',
      trouble,
    }
  }
  const extra = new Found()
  let stored = 0
  for (let after: string | undefined; ; ) {
    const page = await space.scan(stream, { after, limit: BATCH })
    for (const record of page) {
      if (isGone(record)) continue
      stored++
      if (tally.isExtra(record)) extra.add(record.id)
    }
    if (page.length < BATCH) break
    after = page.at(-1)!.id
  }
  const { seen, missing, changed, newer } = tally
  return {
    stream,
    stored,
    listed: seen.size,
    missing: missing.size,
    extra: extra.size,
    changed: changed.size,
    newer: newer.size,
    examples: { missing: missing.examples, extra: extra.examples, changed: changed.examples },
    outcome: 'complete',
    trouble: null,
  }
}
