import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  broken,
  LIMIT,
  type Played,
  play,
  SCENES,
  type Scene,
  WINDOW,
} from '../sync/test/support/crowd-scenes.ts'
import { sharedRedis } from '../sync/test/support/redis.ts'
import { buildForNode } from './support/bundle.ts'
import { kept } from './support/paths.ts'
import { peers } from './support/peers.ts'
import { figure, table } from './support/stats.ts'

/** Several processes on one credential, through a real Redis, against a server that judges at arrival. */
const seconds = Number(process.env.BENCH_SECONDS ?? 60)

const server = await sharedRedis()
if (!server) {
  console.error('SKIPPED: no Redis.')
  process.exit(0)
}
const redis = server.url
const crowds = (process.env.BENCH_PROCESSES ?? '1,2,4').split(',').map(Number)
const installed = process.env.BENCH_PEERS === '0' ? null : await peers()
const folder = await mkdtemp(join(installed ?? (await kept('alone')), 'limit-'))
await buildForNode({ limit: 'bench/workers/limit.ts' }, folder)
const program = join(folder, 'limit.mjs')

const rows: string[][] = []
const complaints: string[] = []
async function show(scene: Scene, limiter: string, processes: number): Promise<void> {
  const played: Played = await play(scene, { program, redis, seconds, limiter, processes })
  const { requests, refused, use, bound } = played
  if (limiter === 'ours')
    complaints.push(...broken(played).map((words) => `${processes} processes, ${words}`))
  rows.push([
    ...[limiter, scene, String(processes), String(requests)],
    `${refused} (${figure((refused / requests) * 100)} %)`,
    ...[use === null ? '' : figure(use), figure(bound)],
  ])
}

const names = installed ? ['ours', 'flexible', 'bottleneck'] : ['ours']
for (const scene of ['rolling', 'fixed'] as const)
  for (const processes of crowds) for (const name of names) await show(scene, name, processes)
for (const scene of SCENES) if (scene !== 'rolling' && scene !== 'fixed') await show(scene, 'ours', 4)

console.log(
  `Node ${process.version}; ${seconds} s each, ${LIMIT} requests in ${WINDOW / 1000} s, latency 10 to 60 ms with spikes\n`,
)
console.log(
  table(['limiter', 'scene', 'processes', 'requests', 'refused', 'use', 'bound W/(W+latency)'], rows),
)
for (const words of complaints) console.error(`BROKEN: ${words}`)
if (complaints.length > 0) process.exitCode = 1
await rm(folder, { recursive: true })
await server.stop()
