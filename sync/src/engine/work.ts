import type { Plan, PlannedStream } from '../planner/index.ts'
import { inDependence } from './lanes.ts'
import { noCounts, type StreamReport } from './report.ts'
import { retryPause, together } from './retries.ts'
import { Rides, waiting } from './rides.ts'
import { type RunContext, runStream } from './stream-run.ts'

export interface WorkOptions {
  /** Streams at the same time. */
  readonly lanes: number
  /** Further attempts at a stream whose trouble may pass. */
  readonly retries: number
}

/**
 * Reads what is planned, parents before children, and tells how each stream ended. One that failed by something that
 * may pass gives its lane to the others and is tried again after a pause; what depends on it waits for the outcome.
 */
export async function work(
  { streams }: Pick<Plan, 'streams'>,
  context: RunContext,
  { lanes, retries }: WorkOptions,
): Promise<StreamReport[]> {
  const { clock, signal, emit } = context
  const reports = new Map<string, StreamReport>()
  const failed = new Map<string, { readonly attempts: number; readonly report: StreamReport }>()
  const rides = new Rides(context, streams)
  const pieces = streams
    .filter(({ route }) => route.kind !== 'ride')
    .map((entry) => ({ name: entry.stream, after: entry.after, entry }))

  const attempt = async (entry: PlannedStream): Promise<StreamReport> => {
    const stream = context.stream(entry.stream)!
    const above = entry.after.map((name) => reports.get(name))
    const unread = above.find((report) => report?.outcome !== 'complete' && report?.outcome !== 'incomplete')
    const parentsComplete = above.every((report) => report?.outcome === 'complete')
    return above.length > 0 && above.includes(unread)
      ? {
          ...{ stream: entry.stream, resumed: false, missing: 0, ...noCounts() },
          ...waiting(stream, unread, clock.now()),
        }
      : runStream(context, stream, entry, { rides, parentsComplete })
  }

  await inDependence(pieces, lanes, async ({ entry }) => {
    const earlier = failed.get(entry.stream)
    const own = together(earlier?.report, await attempt(entry))
    const attempts = (earlier?.attempts ?? 0) + 1
    const pause = own.outcome === 'failed' ? retryPause(own.trouble, attempts, retries) : null
    if (pause !== null) {
      failed.set(entry.stream, { attempts, report: own })
      emit({ type: 'stream-put-off', stream: entry.stream, attempts, pause, trouble: own.trouble! })
      // An abort ends the pause: the next attempt then reports that it was cancelled.
      return { again: pause > 0 ? clock.sleep(pause, signal).catch(() => {}) : Promise.resolve() }
    }
    const ended = [own, ...(await rides.leave(own))]
    for (const report of ended) {
      reports.set(report.stream, report)
      emit({ type: 'stream-finished', report })
    }
    return { done: ended.map((report) => report.stream) }
  })
  return [...reports.values()]
}
