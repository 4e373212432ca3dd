import type { Cluster, Redis } from 'ioredis'
import { StoreError } from '../store/index.ts'
import { redisError } from './errors.ts'
import type { Script } from './script.ts'

/** A client of ioredis, for one server or a cluster. */
export type RedisClient = Redis | Cluster

export interface RedisOptions {
  /** `redis://user:password@host:6379/0`, or `rediss:` for TLS. Its password is never shown. */
  readonly url?: string | undefined
  /** A client of your own: its settings hold, and closing it stays yours. */
  readonly client?: RedisClient | undefined
  /** First part of every key. @default 'pcokit' */
  readonly prefix?: string | undefined
  /** Milliseconds in which a lost connection is tried again before a call fails; not for a client of your own. @default 10000 */
  readonly patience?: number | undefined
}

/** An address, a client of ioredis, or options. */
export type RedisTarget = string | RedisClient | RedisOptions

const isClient = (target: object): target is RedisClient => 'evalsha' in target

export const optionsOf = (target: RedisTarget): RedisOptions =>
  typeof target === 'string' ? { url: target } : isClient(target) ? { client: target } : target

/** Milliseconds before the nth attempt to connect. */
const delay = (attempt: number): number => Math.min(2000, 25 * 2 ** attempt)

/** How many attempts fit into a patience. */
function attempts(patience: number): number {
  let count = 0
  for (let spent = 0; spent < patience && count < 1000; spent += delay(count)) count++
  return Math.max(1, count)
}

/** One connection, opened at the first call. A call cut off is sent again: every script bears being run twice. */
export class RedisConnection {
  readonly label: string
  readonly #options: RedisOptions
  #opening: Promise<RedisClient> | null = null
  #closed = false
  #last: Error | null = null

  constructor(target: RedisTarget) {
    this.#options = optionsOf(target)
    const { url, client } = this.#options
    if ((url === undefined) === (client === undefined))
      throw new StoreError('store_options', 'Give Redis either an address (url) or a client.')
    this.label = url === undefined ? labelOfClient(client!) : labelOfUrl(url)
  }

  get prefix(): string {
    return this.#options.prefix ?? 'pcokit'
  }

  client(): Promise<RedisClient> {
    if (this.#closed)
      return Promise.reject(new StoreError('store_closed', 'This store was closed. Make a new one to go on.'))
    this.#opening ??= this.#connect()
    return this.#opening
  }

  /** Runs a script by its digest; a server that does not know it (a restart, a failover) is given the text. */
  async run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    const client = await this.client()
    try {
      try {
        return await client.evalsha(script.sha, keys.length, ...keys, ...args)
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
        return await client.eval(script.text, keys.length, ...keys, ...args)
      }
    } catch (error) {
      throw redisError(this.#unanswered(error), this.label)
    }
  }

  /** A section of INFO, by name. Managed servers that refuse CONFIG allow it. */
  async info(section: string): Promise<ReadonlyMap<string, string>> {
    const client = await this.client()
    try {
      const lines = (await client.info(section)).split('\r\n').map((line) => line.split(':'))
      return new Map(lines.map(([name = '', ...rest]) => [name, rest.join(':')]))
    } catch (error) {
      throw redisError(this.#unanswered(error), this.label)
    }
  }

  /** All keys that begin so. Looked for in steps: others are served in between, and what is made meanwhile may be missed. */
  async keys(start: string): Promise<string[]> {
    const client = await this.client()
    // A client of one's own may put a prefix of its own before all keys; the scan knows nothing of it.
    const own = client.options.keyPrefix ?? ''
    const match = `${(own + start).replace(/[\\*?[\]^]/g, '\\$&')}*`
    const found = new Set<string>()
    try {
      for (const node of 'nodes' in client ? client.nodes('master') : [client]) {
        for (let cursor = '0'; ; ) {
          const [next, keys] = await node.scan(cursor, 'MATCH', match, 'COUNT', 1000)
          for (const key of keys) found.add(key.slice(own.length))
          cursor = next
          if (cursor === '0') break
        }
      }
    } catch (error) {
      throw redisError(this.#unanswered(error), this.label)
    }
    return [...found]
  }

  /** A second connection, for subscriptions: nothing else may use it. */
  async subscriber(): Promise<RedisClient> {
    const base = await this.client()
    // Channels are named by scripts, which know of no prefix that a client puts before its keys.
    const client: RedisClient =
      'nodes' in base ? base.duplicate([], { keyPrefix: '' }) : base.duplicate({ keyPrefix: '' })
    client.on('error', () => {})
    return client
  }

  async close(): Promise<void> {
    this.#closed = true
    const client = await this.#opening?.catch(() => null)
    // The sockets are cut: whatever was to be answered has been awaited.
    if (client && !this.#options.client) client.disconnect()
  }

  /** "Too many retries" says less than what the last attempt met. */
  #unanswered(error: unknown): unknown {
    const vague =
      error instanceof Error && /MaxRetriesPerRequest|Connection is closed/.test(`${error.name} ${error}`)
    return vague && this.#last ? this.#last : error
  }

  async #connect(): Promise<RedisClient> {
    const { url, client, patience = 10_000 } = this.#options
    if (client) return client
    const { Redis } = await import('ioredis')
    const made = new Redis(url!, {
      protocol: 2,
      connectionName: 'pcokit',
      maxRetriesPerRequest: attempts(patience),
      connectTimeout: Math.min(10_000, Math.max(500, patience)),
      // A connection that died without a word, as behind a firewall, is cut and the call sent again.
      socketTimeout: 15_000,
      keepAlive: 10_000,
      retryStrategy: delay,
      // After a failover the old primary is a replica: look again, and send again.
      reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
    })
    // Without a listener ioredis writes to the console; each call learns of it by its own error.
    made.on('error', (error: Error) => {
      this.#last = error
    })
    made.on('ready', () => {
      this.#last = null
    })
    return made
  }
}

function labelOfUrl(url: string): string {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    // Without the address: it may hold a password.
    throw new StoreError('store_options', 'The address of Redis is no URL. Write redis://host:6379')
  }
  if ((parsed.protocol !== 'redis:' && parsed.protocol !== 'rediss:') || parsed.hostname === '')
    throw new StoreError('store_options', 'The address of Redis is redis://host:6379, or rediss:// for TLS')
  return `${parsed.protocol}//${parsed.host}${parsed.pathname === '/' ? '' : parsed.pathname}`
}

function labelOfClient(client: RedisClient): string {
  const { host, port, db } = client.options as { host?: string; port?: number; db?: number }
  return host === undefined ? 'redis:cluster' : `redis://${host}:${port ?? 6379}${db ? `/${db}` : ''}`
}
