import { spawn } from 'node:child_process'
import { createClient, personalAccessToken } from '@pcokit/sdk'
import { createMockPco } from '@pcokit/sdk/mock'
import { people } from '@pcokit/sdk/people'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../sync/test/support/postgres.ts'
import { keepPostgres } from '../keep-postgres.ts'

const root = new URL('../..', import.meta.url).pathname
let server: TestServer

beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server?.stop())

/** A schema of its own; the views of `people` are then in `<schema>_people`. */
function database() {
  const schema = server.schema()
  const url = new URL(server.url)
  url.searchParams.set('schema', schema)
  const names = () =>
    server.query<{ id: string; first_name: string }>(
      `SELECT id, first_name FROM ${schema}_people.person WHERE connection = 'church' ORDER BY id`,
    )
  return { url: url.href, names }
}

it('brings edits of the church into the database with the next round, and ends when told to', async () => {
  const { url, names } = database()
  const mock = createMockPco({ seed: 1, people: 30 })
  const auth = personalAccessToken('id', 's3cr3t')
  const client = createClient({ auth, products: { people }, fetch: mock.fetch })
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => lines.push(line) })
  const stop = new AbortController()
  const [edited] = mock.db.ids('people.Person')
  let rounds = 0
  const onRound = (): void => {
    if (++rounds === 2) stop.abort()
    else mock.db.update('people.Person', edited!, { first_name: 'Zebedee' })
  }
  await keepPostgres({
    ...{ client, url, streams: ['people.Person'], every: 1, signal: stop.signal, log },
    onRound,
  })
  const rows = await names()
  expect(rounds).toBe(2)
  expect(rows).toHaveLength(30)
  expect(rows.find(({ id }) => id === edited)?.first_name).toBe('Zebedee')
  const said = lines.map((line) => JSON.parse(line).msg)
  expect(said.filter((message) => message === 'round')).toHaveLength(2)
  expect(said.at(-1)).toBe('stopped')
  expect(lines.join('')).not.toContain('s3cr3t')
  expect(lines.join('')).not.toContain(server.password)
})

it('is a service: its logs are JSON, and SIGTERM ends it with 0', async () => {
  const { url, names } = database()
  const { PCO_APP_ID: _id, PCO_SECRET: _secret, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'examples/keep-postgres.ts'], {
    cwd: root,
    env: { ...env, DATABASE_URL: url },
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    const before = out.includes('"msg":"round"')
    out += chunk
    // Once: a second signal would end it at once.
    if (!before && out.includes('"msg":"round"')) child.kill('SIGTERM')
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect(code).toBe(0)
  const rounds = out.trim().split('\n')
  expect(rounds.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'round')).toMatchObject({
    outcome: 'complete',
  })
  expect(await names()).toHaveLength(200)
})
