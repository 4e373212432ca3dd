import type { RateLimitState } from '@pcokit/sdk/runtime'
import type { Source, Stream } from '../source/index.ts'
import type { Checkpoint } from '../store/index.ts'
import { chooseRoutes } from './choose.ts'
import { naivePrice } from './naive.ts'
import { ASSUMED, ASSUMED_EACH, ASSUMED_PEOPLE, PAGE, pagesOf, walkPrice } from './price.ts'
import { listsOf, neededBy, type Route, type Unreachable } from './route.ts'

/** Includes asked of one listing at most: PCO's gateway gives up on what is too heavy. */
export const MAX_INCLUDES = 8

/** One stream of a plan. */
export interface PlannedStream {
  readonly stream: string
  readonly route: Route
  /** `none`: not due. */
  readonly strategy: 'full' | 'delta' | 'reconcile' | 'none'
  /** Why this way, in a few words. */
  readonly why: string
  /** Goes on where an earlier run was cut off. */
  readonly resumes: boolean
  /** Not asked for itself: others walk over its rows, or ride on its pages. */
  readonly needed: boolean
  /** Streams that have to be read before this one: the parents of its walk. */
  readonly after: readonly string[]
  /** Records expected; null when nobody counted yet. */
  readonly records: number | null
  /** Requests expected; null when nobody counted yet. */
  readonly requests: number | null
  /** Requests expected, with what nobody counted yet taken to be 100 records (1,000 people), or one below each parent. */
  readonly assumed: number
}

/** What a run would do and what it would cost. */
export interface Plan {
  /** In the order they start: parents before their children, the most expensive first. */
  readonly streams: readonly PlannedStream[]
  /** Streams that were asked for and are not read, each with its reason. */
  readonly unreachable: readonly Unreachable[]
  /** Requests expected where they are known. */
  readonly requests: number
  /** Streams whose price is not known yet: at least one request each, or one for each row of their parents. */
  readonly unpriced: number
  /** Requests expected, those that nobody can know yet assumed. */
  readonly assumed: number
  /** Requests of the same copy by following every list below every row, under the same assumptions. */
  readonly naive: number
  /** Seconds at the limit last announced; null before the first response. */
  readonly seconds: number | null
}

export interface PlanInputs {
  /** What is asked for. */
  readonly streams: readonly Stream[]
  /** What may be read for it. @default the streams asked for */
  readonly all?: readonly Stream[]
  readonly source: Pick<Source, 'refusal' | 'nested'>
  readonly checkpoints: readonly Checkpoint[]
  /** Counts of a probe by stream: newer than the checkpoints'. */
  readonly counts?: ReadonlyMap<string, number | null>
  readonly rateLimit: RateLimitState | null
  /** @default 8 */
  readonly maxIncludes?: number
  /** @default 100 */
  readonly perPage?: number
}

/** A pure function of what is known: spends nothing. */
export function makePlan(inputs: PlanInputs): Plan {
  const {
    streams,
    source,
    checkpoints,
    counts,
    rateLimit,
    maxIncludes = MAX_INCLUDES,
    perPage = PAGE,
  } = inputs
  const all = [
    ...new Map([...(inputs.all ?? []), ...streams].map((stream) => [stream.name, stream])).values(),
  ]
  const saved = new Map(checkpoints.map((checkpoint) => [checkpoint.stream, checkpoint]))
  const known = (name: string): number | null => {
    const { reading = null, complete = null } = saved.get(name) ?? {}
    const open = reading?.finishedAt === null ? reading.total : null
    return counts?.get(name) ?? open ?? complete?.total ?? complete?.seen ?? null
  }
  const count = counter(all, known)
  const { routes, unreachable } = chooseRoutes({ streams: all, source, count, maxIncludes })
  const asked = new Set(streams.map(({ name }) => name))
  const wanted = withNeeds(asked, routes)
  const planned = all
    .filter(({ name }) => wanted.has(name))
    .map(({ name }) => {
      const route = routes.get(name)!
      const checkpoint = saved.get(name)
      const open = checkpoint?.reading?.finishedAt === null ? checkpoint.reading : null
      const price = priceOf(name, route, open?.offset ?? 0, { known, count, perPage })
      const needed = !asked.has(name)
      const why = whyOf(route, { open, complete: checkpoint?.complete != null, needed })
      const after = route.kind === 'walk' ? needsOf(route) : []
      const resumes = open !== null && route.kind !== 'ride'
      return { stream: name, route, strategy: 'full' as const, why, resumes, needed, after, ...price }
    })
  const ordered = inOrder(planned)
  const requests = ordered.reduce((sum, entry) => sum + (entry.requests ?? 0), 0)
  const unpriced = ordered.filter((entry) => entry.requests === null).length
  const assumed = ordered.reduce((sum, entry) => sum + entry.assumed, 0)
  return {
    streams: ordered,
    unreachable: unreachable.filter(({ stream }) => asked.has(stream)),
    requests,
    unpriced,
    assumed,
    naive: naivePrice(
      all.filter(({ name }) => wanted.has(name)),
      count,
    ),
    seconds: rateLimit ? Math.ceil((assumed / rateLimit.limit) * rateLimit.period) : null,
  }
}

/** Counts, with an assumption where there is none: a page for a list of its own, a row for each parent's row. */
function counter(all: readonly Stream[], known: (name: string) => number | null): (name: string) => number {
  const byName = new Map(all.map((stream) => [stream.name, stream]))
  const found = new Map<string, number>()
  const count = (name: string, above: readonly string[] = []): number => {
    const exact = known(name) ?? found.get(name)
    if (exact !== undefined) return exact
    const stream = byName.get(name)
    const parents = stream?.declaration.walks
      .map(({ parents }) => {
        const told = stream.declaration.emptyUnless?.[parents.at(-1)!]
        return told && 'type' in told ? told.type : parents.at(-1)
      })
      .map((parent) => `${stream.product}.${parent}`)
      .filter((parent) => parent !== name && !above.includes(parent))
    const guess =
      stream && stream.declaration.collections.length === 0 && parents?.length
        ? ASSUMED_EACH * Math.min(...parents.map((parent) => count(parent, [...above, name])))
        : stream?.declaration.type === 'Person'
          ? ASSUMED_PEOPLE
          : ASSUMED
    if (above.length === 0) found.set(name, guess)
    return guess
  }
  return (name) => count(name)
}

const needsOf = (route: Route): string[] =>
  route.kind === 'walk'
    ? [...new Set(route.legs.flatMap(neededBy))]
    : route.kind === 'ride'
      ? [...new Set(route.carriers.map(({ stream }) => stream))]
      : []

/** The streams asked for that have a route, and all they need. */
function withNeeds(asked: ReadonlySet<string>, routes: ReadonlyMap<string, Route>): Set<string> {
  const wanted = new Set<string>()
  const queue = [...asked]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const route = routes.get(name)
    if (!route || wanted.has(name)) continue
    wanted.add(name)
    queue.push(...needsOf(route))
  }
  return wanted
}

interface Counting {
  readonly known: (name: string) => number | null
  readonly count: (name: string) => number
  readonly perPage: number
}

function priceOf(name: string, route: Route, done: number, { known, count, perPage }: Counting) {
  const records = known(name)
  if (route.kind === 'ride') return { records, requests: 0, assumed: 0 }
  if (route.kind === 'collection') {
    const requests = records === null ? null : pagesOf(Math.max(0, records - done), perPage)
    return { records, requests, assumed: requests ?? pagesOf(count(name), perPage) }
  }
  const { legs } = route
  const share = count(name) / legs.length
  const assumed = legs.reduce((sum, leg) => sum + walkPrice(listsOf(leg, count), share, perPage), 0)
  const priced = legs.every(({ parents, namedBy }) => known(namedBy?.stream ?? parents.at(-1)!) !== null)
  return { records, requests: priced ? assumed : null, assumed }
}

interface Standing {
  readonly open: { readonly offset: number; readonly total: number | null } | null
  readonly complete: boolean
  readonly needed: boolean
}

function whyOf(route: Route, { open, complete, needed }: Standing): string {
  const way =
    route.kind === 'ride'
      ? ', costs no request'
      : route.kind === 'walk'
        ? `, a list for each ${[...new Set(route.legs.map(({ parents }) => parents.at(-1)!.split('.')[1]))].join(' and ')}`
        : ''
  const goesOn =
    open && route.kind === 'collection'
      ? `goes on at ${open.offset}${open.total === null ? '' : ` of ${open.total}`}`
      : open && route.kind === 'walk'
        ? 'goes on where it was cut off'
        : complete
          ? 'reads all again, writes what changed'
          : 'first copy'
  return `${needed ? 'others need it: ' : ''}${goesOn}${way}`
}

/** Parents before children; of those that may start, the one that costs most with all that waits for it. */
function inOrder(planned: readonly PlannedStream[]): PlannedStream[] {
  const weight = new Map<string, number>()
  const weigh = (entry: PlannedStream): number => {
    const known = weight.get(entry.stream)
    if (known !== undefined) return known
    const waiting = planned.filter(({ after }) => after.includes(entry.stream))
    const sum = entry.assumed + waiting.reduce((most, child) => Math.max(most, weigh(child)), 0)
    weight.set(entry.stream, sum)
    return sum
  }
  const left = [...planned].sort((a, b) => weigh(b) - weigh(a))
  const ordered: PlannedStream[] = []
  const placed = new Set<string>()
  while (left.length > 0) {
    const ready = left.findIndex(({ after }) => after.every((parent) => placed.has(parent)))
    const [entry] = left.splice(Math.max(0, ready), 1)
    placed.add(entry!.stream)
    ordered.push(entry!)
  }
  return ordered
}
