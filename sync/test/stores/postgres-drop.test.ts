import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { SyncStore } from '../../src/store/index.ts'
import { postgresStore } from '../../src/stores/postgres/index.ts'
import { checkpointOf, commitOf, copyOf, lease, recordOf } from '../../src/testing/samples.ts'
import { type TestServer, testServer } from '../support/postgres.ts'

const P = 'people.Person'

let server: TestServer
const open: SyncStore[] = []
beforeAll(async () => {
  server = await testServer()
})
afterEach(() => Promise.all(open.splice(0).map((store) => store.close())))
afterAll(() => server?.stop())

/** What a server does in the midst of a drop, as the body of a trigger in this schema. */
const midst: readonly [name: string, body: (schema: string) => string, code: string][] = [
  [
    'another takes a lease',
    (schema) =>
      `INSERT INTO ${schema}.leases SELECT id, 'people.Email', 1, 'n', 'other', clock_timestamp() + interval '1 h'
        FROM ${schema}.spaces;`,
    'store_leased',
  ],
  ['the disk is full', () => `RAISE EXCEPTION 'full' USING ERRCODE = '53100';`, 'store_full'],
]

it.each(midst)('a drop in whose midst %s leaves everything as it was', async (_, body, code) => {
  const schema = server.schema()
  const store = postgresStore({ url: server.url, schema })
  open.push(store)
  const space = await store.open('a')
  const fence = await lease(space, P)
  const rest = { checkpoint: checkpointOf(P, 1), observed: 7 }
  await space.commit(commitOf(fence, [recordOf(copyOf(P, '1', 1, {}))], rest))
  await space.release(fence)
  await server.query(`CREATE FUNCTION ${schema}.midst() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    ${body(schema)} RETURN NULL; END $$`)
  await server.query(`CREATE TRIGGER midst AFTER DELETE ON ${schema}.changes FOR EACH STATEMENT
    EXECUTE FUNCTION ${schema}.midst()`)
  await expect(store.drop('a')).rejects.toMatchObject({ code })
  expect(await space.count(P)).toEqual({ live: 1, gone: 0 })
  expect(await space.checkpoint(P)).toEqual(rest.checkpoint)
  expect([await space.observed(), (await space.changes({ after: 0, limit: 9 })).length]).toEqual([7, 1])
  await server.query(`DROP TRIGGER midst ON ${schema}.changes`)
  await store.drop('a')
  expect(await space.count(P)).toEqual({ live: 0, gone: 0 })
})
