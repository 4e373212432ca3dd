import { join } from 'node:path'
import type { SyncStore } from '../../src/index.ts'
import { postgresStore } from '../../src/stores/postgres/index.ts'
import { redisStore } from '../../src/stores/redis/index.ts'
import { sqliteStore } from '../../src/stores/sqlite/index.ts'
import { scratch } from '../support/bundle.ts'
import { testServer } from '../support/postgres.ts'
import { haveRedis, RedisServer } from '../support/redis.ts'

/** A place that is empty at first: what the program is told, and the same for who looks into it. */
export interface Place {
  readonly address: string
  open(): SyncStore
}

/** A kind of store that outlives a process, with the server it takes. */
export interface Durable {
  /** Each a place of its own. */
  fresh(): Place
  /** Of the server: tests look for it in messages. */
  readonly password?: string
  stop(): Promise<void>
}

async function sqlite(): Promise<Durable> {
  const folder = await scratch()
  let files = 0
  return {
    fresh() {
      const file = join(folder.path, `church-${++files}.db`)
      return { address: `sqlite:${file}`, open: () => sqliteStore(file) }
    },
    stop: () => folder.remove(),
  }
}

async function postgres(): Promise<Durable> {
  const server = await testServer()
  return {
    fresh() {
      const schema = server.schema()
      const address = `${server.url}?schema=${schema}`
      return { address, open: () => postgresStore({ url: server.url, schema }) }
    },
    password: server.password,
    stop: () => server.stop(),
  }
}

/** Each place is a database of the server, which writes each commit to its disk. */
async function redis(): Promise<Durable> {
  const server = await RedisServer.start([
    ...['--appendonly', 'yes', '--appendfsync', 'always'],
    ...['--databases', '1000'],
  ])
  let databases = 0
  return {
    fresh() {
      const address = `${server.url}/${++databases}`
      return { address, open: () => redisStore(address) }
    },
    stop: () => server.stop(),
  }
}

/** The kinds, by the name they have in an address. */
export const durable = { sqlite, postgres, redis } as const
export type DurableName = keyof typeof durable

/** Those there can be here: without a Redis server only two. Loud when one is missing, an error in CI. */
export async function durableNames(): Promise<readonly DurableName[]> {
  return (await haveRedis()) ? ['sqlite', 'postgres', 'redis'] : ['sqlite', 'postgres']
}

/** Starts the kind of store a name means. @throws RangeError for another name */
export function durableStore(name: string): Promise<Durable> {
  const start = (durable as Readonly<Record<string, () => Promise<Durable>>>)[name]
  if (!start)
    throw new RangeError(`No durable store is called "${name}", only: ${Object.keys(durable).join(', ')}.`)
  return start()
}
