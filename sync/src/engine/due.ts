import type { Plan, PlannedStream } from '../planner/index.ts'
import type { Stream } from '../source/index.ts'
import type { Strategy } from '../strategies/index.ts'

const reasons = {
  delta: 'brings in what changed since',
  reconcile: 'compares counts and ids, finds what is gone',
  none: 'not due: waits for the next full reading',
}

/** What changes of a row that rides without its carrier being stamped comes with the next full reading only. */
const ALONG = 'comes along with what changed of its carriers'

/** What changes below a parent without the parent being stamped comes with the next full reading only. */
const BELOW = 'reads the lists below parents that changed'

/** A page of news, the whole count and the first counted page: where nothing is gone. */
const COMPARED = 3

/**
 * The plan with what is really due: a delta is priced at the one page it takes when little changed, comparing counts at
 * what it takes when nothing is gone, or at the whole list where it cannot be counted in ranges.
 */
export function withStrategies(
  plan: Plan,
  strategies: ReadonlyMap<string, Strategy>,
  stream: (name: string) => Stream,
): Plan {
  const streams = plan.streams.map((entry): PlannedStream => {
    const strategy = strategies.get(entry.stream) ?? 'full'
    if (strategy === 'full') return entry
    if (strategy === 'delta' && entry.route.kind === 'walk')
      return { ...entry, strategy, why: BELOW, requests: 1, assumed: 1, resumes: false }
    if (strategy === 'delta' && entry.route.kind === 'ride')
      return { ...entry, strategy, why: ALONG, resumes: false }
    const compared = stream(entry.stream).declaration.createdAt === 'filter+order'
    if (strategy === 'reconcile' && !compared) return { ...entry, strategy, why: reasons.reconcile }
    const requests = { none: 0, delta: 1, reconcile: COMPARED }[strategy]
    return { ...entry, strategy, why: reasons[strategy], requests, assumed: requests, resumes: false }
  })
  const sum = (of: (entry: PlannedStream) => number): number =>
    streams.reduce((total, entry) => total + of(entry), 0)
  const assumed = sum((entry) => entry.assumed)
  // The limit goes by what the whole plan would take: the same share of its time.
  const seconds =
    plan.seconds === null || plan.assumed === 0
      ? plan.seconds
      : Math.ceil((plan.seconds * assumed) / plan.assumed)
  const unpriced = streams.filter(({ requests }) => requests === null).length
  return { ...plan, streams, requests: sum(({ requests }) => requests ?? 0), unpriced, assumed, seconds }
}
