import type { SyncStatus } from '../engine/status.ts'
import { table } from './table.ts'

const number = new Intl.NumberFormat('en')
const units: readonly [number, string][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
]

/** `90000` → `1 min` */
export function age(ms: number): string {
  const [size, unit] = units.find(([size]) => ms >= size) ?? [1000, 's']
  return `${Math.floor(ms / size)} ${unit}`
}

/** A status for people. */
export function statusText(status: SyncStatus): string {
  const rows = status.streams.map(
    ({ stream, state, records, gone, missing, quarantined, progress, staleness, requests }) => [
      stream,
      progress ? `${state} ${progress.done}/${progress.total ?? '?'}` : state,
      number.format(records),
      number.format(gone),
      number.format(missing),
      number.format(quarantined),
      staleness === null ? 'never' : `${age(staleness)} ago`,
      number.format(requests),
    ],
  )
  const run = status.lastRun
  const last = run
    ? `last run: ${run.outcome}, begun ${new Date(run.startedAt).toISOString()}, ${run.requests} requests`
    : 'no run yet: pco-sync run'
  const troubles = status.streams.flatMap(({ stream, trouble }) =>
    trouble ? [`${stream}: ${trouble.cause}\n    ${trouble.remedy}`] : [],
  )
  const aside = status.streams.flatMap(({ stream, quarantine }) =>
    quarantine.map(({ id, cause }) => `${stream} ${id} is put aside: ${cause}`),
  )
  return [
    `${status.connection} in ${status.store}\n${last}`,
    table([['stream', 'state', 'records', 'gone', 'missing', 'aside', 'fresh', 'requests'], ...rows]),
    ...(troubles.length > 0 ? [troubles.join('\n')] : []),
    ...(aside.length > 0 ? [aside.join('\n')] : []),
    '',
  ].join('\n\n')
}
