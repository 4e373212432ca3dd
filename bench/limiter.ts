import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Crowd, CrowdJudge } from '../sync/test/support/crowd.ts'
import { freshPrefix, sharedRedis } from '../sync/test/support/redis.ts'
import { buildForNode } from './support/bundle.ts'
import { kept } from './support/paths.ts'
import { peers } from './support/peers.ts'
import { figure, table } from './support/stats.ts'

/** Several processes on one credential, through a real Redis, against a server that judges at arrival. */
const seconds = Number(process.env.BENCH_SECONDS ?? 60)
const LIMIT = 100
const WINDOW = 2000
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

type Trouble = 'none' | 'workers killed' | 'limit halved' | 'stranger at 20 %'

const redis = await sharedRedis()
if (!redis) {
  console.error('SKIPPED: no Redis.')
  process.exit(0)
}
const crowds = (process.env.BENCH_PROCESSES ?? '1,2,4').split(',').map(Number)
const installed = process.env.BENCH_PEERS === '0' ? null : await peers()
const folder = await mkdtemp(join(installed ?? (await kept('alone')), 'limit-'))
await buildForNode({ limit: 'bench/workers/limit.ts' }, folder)

async function round(limiter: string, kind: 'rolling' | 'fixed', processes: number, trouble: Trouble) {
  const judge = await CrowdJudge.start(LIMIT, WINDOW, kind)
  const reserve = trouble === 'stranger at 20 %' ? 0.1 : 0
  const task = { redis: redis!.url, prefix: freshPrefix(), judge: judge.url, limiter }
  const crowd = new Crowd(join(folder, 'limit.mjs'), {
    ...task,
    ...{ limit: LIMIT, window: WINDOW, reserve, wanted: 160 / processes },
  })
  const stranger =
    trouble === 'stranger at 20 %'
      ? setInterval(() => void fetch(judge.url), WINDOW / (LIMIT / 5))
      : undefined
  crowd.start(processes)
  for (let spent = 0; spent < seconds; spent += 2) {
    await pause(2000)
    if (trouble === 'workers killed') {
      await crowd.kill()
      crowd.start()
    }
    if (trouble === 'limit halved' && spent < seconds / 2 && spent + 2 >= seconds / 2) judge.lower(LIMIT / 2)
  }
  clearInterval(stranger)
  const refused = judge.refusals.length / judge.arrivals.length
  // The slope of few waves says too much, the plain count of a short run its first wave too much.
  const plain = (judge.all.length / LIMIT) * (WINDOW / (seconds * 1000))
  const use = trouble === 'limit halved' ? Number.NaN : Math.min(plain, judge.slope(judge.all, LIMIT))
  await crowd.stop()
  await judge.close()
  return [
    ...[limiter, kind, String(processes), trouble, String(judge.arrivals.length)],
    `${judge.refusals.length} (${figure(refused * 100)} %)`,
    Number.isNaN(use) ? '' : figure(use),
    trouble === 'none' ? figure(WINDOW / (WINDOW + crowd.latency)) : '',
  ]
}

const rows: string[][] = []
const names = installed ? ['ours', 'flexible', 'bottleneck'] : ['ours']
for (const kind of ['rolling', 'fixed'] as const)
  for (const processes of crowds)
    for (const name of names) rows.push(await round(name, kind, processes, 'none'))
for (const trouble of ['workers killed', 'limit halved', 'stranger at 20 %'] as const)
  rows.push(await round('ours', 'rolling', 4, trouble))

console.log(
  `Node ${process.version}; ${seconds} s each, ${LIMIT} requests in ${WINDOW / 1000} s, latency 10 to 60 ms with spikes\n`,
)
console.log(
  table(
    ['limiter', 'window', 'processes', 'trouble', 'requests', 'refused', 'use', 'bound W/(W+latency)'],
    rows,
  ),
)
await rm(folder, { recursive: true })
await redis.stop()
