import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { SyncStore } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { postgresStore } from '../../src/stores/postgres/index.ts'
import { redisStore } from '../../src/stores/redis/index.ts'
import { sqliteStore } from '../../src/stores/sqlite/index.ts'
import type { VirtualTime } from './time.ts'

/** A server that simulations keep their copies in, each in a place of its own. Plain data: it is sent from process to process. */
export interface Server {
  readonly kind: 'redis' | 'postgres'
  readonly url: string
  /** What the names of all places begin with. */
  readonly name: string
}

/** Where the copy of one simulation is kept: each of its processes opens it, and finds what the others left. */
export interface Backing {
  open(): SyncStore
  /** Closes whatever was opened, and removes the place. */
  tidy(): Promise<void>
}

/** A file here costs no disk: what a disk may lose is not simulated. */
const SHARED_MEMORY = '/dev/shm'

let places = 0

export function backingOf(kind: 'memory' | 'file' | Server, time: VirtualTime): Backing {
  if (kind === 'memory') {
    const store = memoryStore()
    return { open: () => store, tidy: async () => {} }
  }
  if (kind === 'file') {
    const base = existsSync(SHARED_MEMORY) ? SHARED_MEMORY : tmpdir()
    const folder = mkdtempSync(join(base, 'pcokit-simulate-'))
    const sleep = (ms: number): Promise<void> => time.wait(ms)
    const { open, close } = opened(() => sqliteStore(join(folder, 'church.db'), { sleep }))
    return {
      open,
      async tidy() {
        await close()
        rmSync(folder, { recursive: true })
      },
    }
  }
  const place = `${kind.name}_${process.pid}_${++places}`
  const { url } = kind
  if (kind.kind === 'redis') {
    const { open, close } = opened(() => redisStore({ url, prefix: place, leaseClock: 'engine' }))
    return { open: () => held(open(), time), tidy: close }
  }
  const { open, close } = opened(() =>
    postgresStore({ url, schema: place, views: false, max: 2, clock: 'engine' }),
  )
  return {
    open: () => held(open(), time),
    async tidy() {
      await close()
      const client = new pg.Client(url)
      await client.connect()
      await client.query(`DROP SCHEMA IF EXISTS ${place} CASCADE`)
      await client.end()
    },
  }
}

/** Stores as many processes open them. */
function opened(make: () => SyncStore): { open(): SyncStore; close(): Promise<void> } {
  const stores: SyncStore[] = []
  return {
    open() {
      const store = make()
      stores.push(store)
      return store
    },
    async close() {
      for (const store of stores) await store.close()
    },
  }
}

/** What a server takes of real time is none here: whatever is asked of it, time stands still until it answers. */
function held<T extends object>(target: T, time: VirtualTime): T {
  return new Proxy(target, {
    get(_, name) {
      const value = Reflect.get(target, name, target) as unknown
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        const result = value.apply(target, args) as unknown
        if (!(result instanceof Promise)) return result
        const answer = name === 'open' ? result.then((space: object) => held(space, time)) : result
        return time.hold(answer)
      }
    },
  })
}
