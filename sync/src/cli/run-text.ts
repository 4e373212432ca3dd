import type { RunReport } from '../engine/report.ts'

/** A run in one line, for people. */
export function runText({
  outcome,
  streams,
  requests,
  startedAt,
  finishedAt,
  unreachable,
}: RunReport): string {
  const complete = streams.filter((stream) => stream.outcome === 'complete').length
  const seconds = ((finishedAt - startedAt) / 1000).toFixed(1)
  return `${outcome}: ${complete} of ${streams.length} streams complete, ${requests} requests, ${seconds} s; ${unreachable.length} types not read (pco-sync plan says why)\n`
}
