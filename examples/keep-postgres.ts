/**
 * Keeps a Postgres database up to date with Planning Center, every five minutes, until it is told to stop: a service as
 * one would run it. Needs DATABASE_URL; PCO_APP_ID and PCO_SECRET, or a mock church is read. JSON logs on stdout.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type ClientCore, createClient } from '@pcokit/sdk'
import { giving } from '@pcokit/sdk/giving'
import { people } from '@pcokit/sdk/people'
import { createSync } from '@pcokit/sync'
import { postgresStore } from '@pcokit/sync/postgres'
import { type Logger, pino } from 'pino'
import { connection } from './support/connection.ts'

export interface KeepOptions {
  readonly client: ClientCore
  /** `postgres://user:password@host/database` */
  readonly url: string
  readonly streams: readonly string[]
  /** Milliseconds from the start of one round to the start of the next. */
  readonly every: number
  readonly signal: AbortSignal
  readonly log: Logger
  /** Called after each round. */
  readonly onRound?: () => void
}

/** Resolves once the signal is aborted and the page under way is committed. */
export async function keepPostgres({ client, url, streams, every, signal, log, onRound }: KeepOptions) {
  const store = postgresStore(url)
  const sync = createSync({ client, connection: 'church', store, streams, logger: log })
  try {
    while (!signal.aborted) {
      const began = performance.now()
      try {
        const { outcome, requests } = await sync.run({ signal })
        log.info({ outcome, requests }, 'round')
      } catch (error) {
        // The database may be away for a while: the next round goes on from the last page that was committed.
        log.error({ reason: error instanceof Error ? error.message : String(error) }, 'round failed')
      }
      onRound?.()
      const left = Math.max(0, began + every - performance.now())
      await wait(left, undefined, { signal }).catch(() => {})
    }
  } finally {
    await store.close()
  }
  log.info('stopped')
}

if (process.argv[1]?.endsWith('keep-postgres.ts')) {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '300' } } })
  const url = process.env.DATABASE_URL
  if (!url) {
    console.error('Set DATABASE_URL, for instance postgres://user:password@127.0.0.1:5432/church')
    process.exit(2)
  }
  const stop = new AbortController()
  // The first ends it after the page under way; a second one finds no listener and ends it at once.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
  await keepPostgres({
    client: createClient({ ...connection(), products: { people, giving } }),
    url,
    streams: ['people.Person', 'people.Email', 'people.Campus', 'giving.Fund'],
    every: Number(values.seconds) * 1000,
    signal: stop.signal,
    log: pino(),
  })
}
