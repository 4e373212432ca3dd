import type { RateLimitState } from '@pcokit/sdk/runtime'
import type { Source, Stream } from '../source/index.ts'
import type { Checkpoint } from '../store/index.ts'
import { type Route, routeOf, type Unreachable } from './route.ts'

/** Rows a page, the most PCO gives. */
export const PAGE = 100
/** Rows that pages have in common, so that rows moving in between are noticed: one request more in a hundred. */
export const OVERLAP = 1

/** One stream of a plan. */
export interface PlannedStream {
  readonly stream: string
  readonly route: Route
  readonly strategy: 'full'
  /** Why this way, in a few words. */
  readonly why: string
  /** Goes on where an earlier run was cut off. */
  readonly resumes: boolean
  /** Records expected; null when nobody counted yet. */
  readonly records: number | null
  /** Requests expected; null when nobody counted yet. */
  readonly requests: number | null
}

/** What a run would do and what it would cost. */
export interface Plan {
  /** In the order they start: the most expensive first, so that none is left alone at the end. */
  readonly streams: readonly PlannedStream[]
  /** Streams that were asked for and are not read, each with its reason. */
  readonly unreachable: readonly Unreachable[]
  /** Requests expected where they are known. */
  readonly requests: number
  /** Streams whose price is not known yet: at least one request each. */
  readonly unpriced: number
  /** Seconds at the limit last announced; null before the first response. */
  readonly seconds: number | null
}

export interface PlanInputs {
  readonly streams: readonly Stream[]
  readonly source: Source
  readonly checkpoints: readonly Checkpoint[]
  /** Counts of a probe by stream: newer than the checkpoints'. */
  readonly counts?: ReadonlyMap<string, number | null>
  readonly rateLimit: RateLimitState | null
  /** @default 100 */
  readonly perPage?: number | undefined
}

const price = (records: number, perPage: number): number =>
  Math.max(1, Math.ceil((records - OVERLAP) / (perPage - OVERLAP)))

/** A pure function of what is known: spends nothing. */
export function makePlan(inputs: PlanInputs): Plan {
  const { streams, source, checkpoints, counts, rateLimit, perPage = PAGE } = inputs
  const known = new Map(checkpoints.map((checkpoint) => [checkpoint.stream, checkpoint]))
  const planned: PlannedStream[] = []
  const unreachable: Unreachable[] = []
  for (const stream of streams) {
    const route = routeOf(stream, source)
    if ('reason' in route) {
      unreachable.push(route)
      continue
    }
    const checkpoint = known.get(stream.name)
    const open = checkpoint?.reading && checkpoint.reading.finishedAt === null ? checkpoint.reading : null
    const last = open?.total ?? checkpoint?.complete?.total ?? checkpoint?.complete?.seen ?? null
    const records = counts?.get(stream.name) ?? last
    const rest = records === null ? null : Math.max(0, records - (open?.offset ?? 0))
    planned.push({
      stream: stream.name,
      route,
      strategy: 'full',
      why: open
        ? `goes on at ${open.offset}${open.total === null ? '' : ` of ${open.total}`}`
        : checkpoint?.complete
          ? 'reads all again, writes what changed'
          : 'first copy',
      resumes: open !== null,
      records,
      requests: rest === null ? null : price(rest, perPage),
    })
  }
  planned.sort((a, b) => (b.requests ?? 1) - (a.requests ?? 1))
  const requests = planned.reduce((sum, entry) => sum + (entry.requests ?? 0), 0)
  const unpriced = planned.filter((entry) => entry.requests === null).length
  const seconds = rateLimit ? Math.ceil(((requests + unpriced) / rateLimit.limit) * rateLimit.period) : null
  return { streams: planned, unreachable, requests, unpriced, seconds }
}
