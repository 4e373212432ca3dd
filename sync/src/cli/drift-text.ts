import type { DriftReport, StreamDrift } from '../verify/index.ts'
import { table } from './table.ts'

const number = new Intl.NumberFormat('en')
/** Ids shown of each kind; `--json` has more. */
const SHOWN = 3

/** A drift report for people. */
export function driftText({ streams, requests, startedAt, finishedAt, unreachable }: DriftReport): string {
  const rows = streams.map((drift) => [
    drift.stream,
    ...counts(drift).map((count) => (count === null ? '?' : number.format(count))),
    drift.outcome === 'complete' ? examplesOf(drift) : drift.outcome,
  ])
  const troubles = streams.flatMap(({ stream, trouble }) =>
    trouble ? [`${stream}: ${trouble.cause}\n    ${trouble.remedy}`] : [],
  )
  const differing = streams.filter(({ missing, extra, changed }) => missing + extra + changed > 0).length
  const newer = streams.reduce((sum, drift) => sum + drift.newer, 0)
  const seconds = ((finishedAt - startedAt) / 1000).toFixed(1)
  const end = [
    `${differing} of ${streams.length} streams differ, ${requests} requests, ${seconds} s`,
    `${number.format(newer)} records are newer than the last run, which is no drift`,
    `${unreachable.length} types not read (pco-sync plan says why)`,
  ]
  const head = ['stream', 'stored', 'listed', 'missing', 'extra', 'changed', 'examples']
  return [table([head, ...rows]), ...troubles, `${end.join('; ')}\n`].join('\n\n')
}

const counts = ({ outcome, stored, listed, missing, extra, changed }: StreamDrift): (number | null)[] =>
  outcome === 'complete' ? [stored, listed, missing, extra, changed] : [stored, null, null, null, null]

const examplesOf = ({ examples }: StreamDrift): string =>
  Object.entries(examples)
    .filter(([, ids]) => ids.length > 0)
    .map(([kind, ids]) => `${kind} ${ids.slice(0, SHOWN).join(' ')}`)
    .join(', ')
