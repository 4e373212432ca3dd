/**
 * Requests of a delta after 1 % of the records were edited, against the changed pages and against reading all again.
 * A stream may take the pages of what changed, rows within the margin counted, and two requests more where its delta
 * filters or orders. Ends with 1 when a stream takes more, or when its copy is not right afterwards.
 */
import { createClient, personalAccessToken } from '@pcokit/sdk'
import { createMockPco } from '@pcokit/sdk/mock'
import { createSync } from '@pcokit/sync'
import { memoryStore } from '@pcokit/sync/memory'
import { changesSince, editShare, stampsOf, touchedSince, unlike } from './support/edits.ts'
import { products } from './support/products.ts'
import { figure, table } from './support/stats.ts'
import { ticking } from './support/ticking.ts'

/** Milliseconds of the engine's margin, as it is unless told otherwise. */
const MARGIN = 600_000
const SHARE = 0.01
const PAGE = 100

const people = Number(process.env.BENCH_PEOPLE ?? 2000)
const clock = ticking(Date.UTC(2026, 5, 1))
const mock = createMockPco({ seed: 1, people, rateLimit: { limit: Number.POSITIVE_INFINITY }, clock })
const client = createClient({
  auth: personalAccessToken('id', 'secret'),
  products,
  clock,
  // A request takes a fifth of a second, so that stamps and margins are as in a real copy.
  fetch: (input, init) => {
    clock.pass(200)
    return mock.fetch(input, init)
  },
})
const sync = createSync({ client, connection: 'bench', store: memoryStore(), clock, margin: MARGIN })
const copy = await sync.run()
const { streams } = await sync.status()
const copied = new Map(streams.map(({ stream, lastSuccess }) => [stream, lastSuccess]))
clock.pass(5 * MARGIN)

const stamps = stampsOf()
for (const { stream } of copy.streams) {
  const stamp = stamps.get(stream)
  if (stamp && copied.get(stream)) editShare(mock, stream, stamp, SHARE, () => clock.pass(1000))
}
clock.pass(5 * MARGIN)

const before = mock.stats.requests
const report = await sync.run({ strategy: 'delta' })
const sent = mock.stats.requests - before
const probes = report.streams.reduce((sum, entry) => sum + entry.probes, 0)
const full = new Map(copy.streams.map(({ stream, requests }) => [stream, requests]))

interface Line {
  /** Its own list tells what changed; else what lies below parents that changed is read. */
  readonly own: boolean
  readonly stream: string
  readonly strategy: string
  readonly outcome: string
  /** Rows that changed, and rows within the margin. */
  readonly changed: number
  readonly floor: number
  readonly allowed: number
  readonly requests: number
  /** Rows of the copy that are not as the church's. */
  readonly wrong: number
  /** Requests of its first copy. */
  readonly all: number
}

const lines: Line[] = []
const routes = new Map((await sync.plan()).streams.map(({ stream, route }) => [stream, route]))
/** Lists below parents that changed, for a stream that is found only there: one each. */
const listsBelow = (stream: string, since: number): number => {
  const route = routes.get(stream)
  const legs = route?.kind === 'walk' ? route.legs : []
  return legs.reduce((total, { parents }) => total + touchedSince(mock, parents.at(-1)!, since), 0)
}
for (const { stream, strategy = 'full', requests, outcome } of report.streams) {
  const stamp = stamps.get(stream)
  const started = copied.get(stream)
  const own = strategy === 'delta' && stamp && started
  const changed = own ? changesSince(mock, stream, stamp, started - MARGIN) : 0
  const floor = Math.ceil(changed / PAGE)
  const below = !own && started ? Math.min(listsBelow(stream, started - MARGIN), full.get(stream) ?? 0) : 0
  const allowed = own ? floor + 2 : below
  const wrong = own ? await unlike(mock, sync, stream) : 0
  lines.push({
    own: Boolean(own),
    stream,
    strategy,
    outcome,
    changed,
    floor,
    allowed,
    requests,
    wrong,
    all: full.get(stream) ?? 0,
  })
}

const deltas = lines.filter(({ own }) => own)
const walks = lines.filter(({ own }) => !own)
const sum = (of: (line: Line) => number, among: readonly Line[] = deltas): number =>
  among.reduce((total, line) => total + of(line), 0)
const [spent, allowed, floor] = [sum((l) => l.requests), sum((l) => l.allowed), sum((l) => l.floor)]
const again = sum((l) => l.all)
const [listed, listable] = [sum((l) => l.requests, walks), sum((l) => l.allowed, walks)]
const ways = (count: number): string => figure(count / Math.max(1, floor))

console.log(
  `A church of ${figure(people)} people, ${sum((l) => l.changed)} records changed or within the margin in ${deltas.length} lists of ${lines.length} streams: ${report.outcome}\n`,
)
console.log(
  table(
    ['', 'requests', 'against the changed pages'],
    [
      ['pcokit', `${spent}`, ways(spent)],
      ['allowed', `${allowed}`, ways(allowed)],
      ['the changed pages', `${floor}`, ways(floor)],
      ['these streams read again', `${again}`, ways(again)],
    ],
  ),
)
console.log(
  `\nlists below parents that changed, for streams found only there: ${listed} of ${listable}; all of them: ${sum((l) => l.all, walks)}`,
)
console.log(`probes of filters, once in a copy's life: ${probes}; sent in all: ${sent}\n`)
console.log(
  table(
    ['stream', 'strategy', 'changed', 'requests', 'allowed', 'all again'],
    [...lines]
      .sort((a, b) => b.requests - b.allowed - (a.requests - a.allowed) || b.requests - a.requests)
      .filter(({ own, requests }) => own || requests > 0)
      .map((line) => [
        line.stream,
        line.strategy,
        `${line.changed}`,
        `${line.requests}`,
        `${line.allowed}`,
        `${line.all}`,
      ]),
  ),
)

const over = lines.filter(({ requests, allowed }) => requests > allowed)
const wrong = lines.filter((line) => line.wrong > 0)
const failed = lines.filter(({ outcome }) => outcome !== 'complete')
for (const { stream, requests, allowed } of over)
  console.error(`${stream}: ${requests} requests, ${allowed} allowed`)
for (const { stream, wrong: rows } of wrong)
  console.error(`${stream}: ${rows} rows of the copy are not as PCO's`)
for (const { stream, outcome } of failed) console.error(`${stream}: ${outcome}`)
if (spent > allowed || over.length > 0 || wrong.length > 0 || failed.length > 0) process.exitCode = 1
