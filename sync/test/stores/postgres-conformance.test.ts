import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SyncStore } from '../../src/store/index.ts'
import { postgresStore } from '../../src/stores/postgres/index.ts'
import { type Subject, storeCases } from '../../src/testing/index.ts'
import { type TestServer, testServer } from '../support/postgres.ts'

let server: TestServer
const open: SyncStore[] = []

beforeAll(async () => {
  server = await testServer()
})
afterEach(() => Promise.all(open.splice(0).map((store) => store.close())))
afterAll(() => server?.stop())

function subject(clock: 'postgres' | 'engine'): Subject {
  const schema = server.schema()
  const make = (): SyncStore => {
    const store = postgresStore({ url: server.url, schema, clock })
    open.push(store)
    return store
  }
  const lapse = async (connection: string, name: string): Promise<void> => {
    const text = `UPDATE ${schema}.leases SET expires = clock_timestamp() - interval '1 second'
      WHERE name = $2 AND space = (SELECT id FROM ${schema}.spaces WHERE name = $1)`
    await server.query(text, [connection, name])
  }
  const timed = clock === 'postgres' ? { lapse } : {}
  return { store: make(), reopen: async () => make(), second: async () => make(), ...timed }
}

describe.each(['postgres', 'engine'] as const)('the postgres store, leases by the clock of %s', (clock) => {
  const cases = storeCases().filter(({ name }) => clock === 'postgres' || name.includes('lease'))
  for (const { name, run } of cases) it(name, () => expect(run(subject(clock))).resolves.toBeUndefined())
})
