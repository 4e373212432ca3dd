import { createRequire } from 'node:module'
import type { Lease, RateLimiter } from '@pcokit/sdk'
import { redisLimiter } from '../../sync/src/limiter/index.ts'
import { type WorkerTask, work } from '../../sync/test/support/crowd-worker.ts'

/** Sends to the judge under a limiter by name, until its standard input ends. */
const task = JSON.parse(process.argv[2] ?? '') as WorkerTask
/** From the folder of the peers: they are no dependencies of the workspace. */
const load = createRequire(import.meta.url)
const ids = (): Lease => ({ id: '', grantedAt: Date.now() })

interface Limiter {
  readonly limiter: RateLimiter
  close(): Promise<void>
}

function ours(): Limiter {
  const limiter = redisLimiter({ url: task.redis, prefix: task.prefix, reserve: task.reserve })
  return { limiter, close: () => limiter.close() }
}

/** Waits as its documents say: as long as the refusal tells. */
function flexible(): Limiter {
  const { RateLimiterRedis } = load('rate-limiter-flexible')
  const { Redis } = load('ioredis')
  const storeClient = new Redis(task.redis)
  const counter = new RateLimiterRedis({
    storeClient,
    keyPrefix: task.prefix,
    points: task.limit,
    duration: task.window / 1000,
  })
  const limiter: RateLimiter = {
    async acquire({ signal }) {
      for (;;) {
        signal?.throwIfAborted()
        try {
          await counter.consume('shared')
          return ids()
        } catch (refusal) {
          if (refusal instanceof Error) throw refusal
          const { msBeforeNext } = refusal as { msBeforeNext: number }
          await new Promise((resolve) => setTimeout(resolve, Math.max(1, msBeforeNext)))
        }
      }
    },
    release: async () => {},
  }
  return { limiter, close: async () => storeClient.disconnect() }
}

/** A reservoir refilled each window, shared through Redis. */
function bottleneck(): Limiter {
  const Bottleneck = load('bottleneck')
  const shared = new Bottleneck({
    id: task.prefix,
    datastore: 'ioredis',
    Redis: load('ioredis').Redis,
    clientOptions: { port: Number(new URL(task.redis).port), host: '127.0.0.1' },
    clearDatastore: false,
    reservoir: task.limit,
    reservoirRefreshAmount: task.limit,
    reservoirRefreshInterval: task.window,
  })
  shared.on('error', () => {})
  const done = new Map<string, () => void>()
  let count = 0
  const limiter: RateLimiter = {
    acquire: ({ signal }) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
        const id = String(++count)
        shared
          .schedule(
            () =>
              new Promise<void>((end) => {
                done.set(id, end)
                resolve({ id, grantedAt: Date.now() })
              }),
          )
          .catch(() => {})
      }),
    async release({ id }) {
      done.get(id)?.()
      done.delete(id)
    },
  }
  return { limiter, close: async () => process.exit(0) }
}

const made = { ours, flexible, bottleneck }[task.limiter as 'ours' | 'flexible' | 'bottleneck']()
await work(task, made.limiter, made.close)
