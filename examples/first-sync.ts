/**
 * The whole road in one program: Planning Center (or a mock church behind HTTP) → typed client → sync → a SQLite
 * file that answers SQL. Cut off, the next start goes on where it stood. A mock church then lives through a day: edits, a
 * merger and deletes, and what it costs to bring each of them in.
 */
import { parseArgs } from 'node:util'
import { createClient } from '@pcokit/sdk'
import { createSync } from '@pcokit/sync'
import { showProgress } from '@pcokit/sync/progress'
import { sqliteStore } from '@pcokit/sync/sqlite'
import { church } from './support/church.ts'
import { simulateDay } from './support/day.ts'
import { insights } from './support/insights.ts'
import { planSummary } from './support/plan-summary.ts'
import { products } from './support/products.ts'

const { values } = parseArgs({
  options: { db: { type: 'string', default: 'church.db' }, people: { type: 'string', default: '2000' } },
})
const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const source = await church(Number(values.people))
print(`${source.intro}\n`)

const clock = source.made ? { clock: source.made.clock } : {}
const pco = createClient({ ...source.options, ...clock, products })
const store = sqliteStore(values.db)
const { connection } = source
const sync = createSync({ client: pco, connection, store, ...clock })
const endProgress = sync.on(showProgress(process.stdout))

const { lastRun } = await sync.status()
// The day of the last start is over, and so is its church: this one knows nothing of it.
if (source.made && lastRun && lastRun.outcome !== 'running' && lastRun.outcome !== 'cancelled')
  await sync.reset()
const known = await sync.plan()
// What has never been counted is counted first where requests cost nothing.
const plan = source.made && known.unpriced > 0 ? await sync.plan({ probe: true }) : known
print(planSummary(plan))

const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
const report = await sync.run({ signal: stop.signal })
const afterwards = await sync.plan()
endProgress()

const seconds = (report.finishedAt - report.startedAt) / 1000
// Priced again: by now every stream is counted.
const { naive } = afterwards
const counted = (key: 'created' | 'updated' | 'unchanged' | 'deleted'): string =>
  report.streams.reduce((sum, stream) => sum + stream[key], 0).toLocaleString('en')
print(`
${report.outcome}: ${report.requests} requests in ${seconds.toFixed(1)} s
Following every list below every row would have taken ${naive.toLocaleString('en')} requests.
${counted('created')} records new, ${counted('updated')} updated, ${counted('deleted')} deleted, ${counted('unchanged')} unchanged
`)
if (report.outcome !== 'cancelled') {
  print(insights(values.db, connection))
  if (source.made) await simulateDay({ ...source.made, sync, print })
}
await store.close()
await source.close()
print(source.next(values.db))
process.exitCode = report.outcome === 'complete' || (report.outcome === 'partial' && !source.made) ? 0 : 1
