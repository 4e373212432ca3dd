import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SyncStore } from '../../src/store/index.ts'
import { type PostgresOptions, postgresStore, viewName } from '../../src/stores/postgres/index.ts'
import { commitOf, copyOf, lease, recordOf } from '../../src/testing/samples.ts'
import { type TestServer, testServer } from '../support/postgres.ts'

const P = 'people.Person'

let server: TestServer
let schema: string
const open: SyncStore[] = []

beforeAll(async () => {
  server = await testServer()
})
beforeEach(() => {
  schema = server.schema()
})
afterEach(() => Promise.all(open.splice(0).map((store) => store.close())))
afterAll(() => server?.stop())

function storeOf(options: PostgresOptions = {}): SyncStore {
  const store = postgresStore({ url: server.url, schema, ...options })
  open.push(store)
  return store
}

const ada = (observed = 1) => recordOf(copyOf(P, '1', observed, { name: 'Ada' }))

describe('views', () => {
  const names: [string, string, string][] = [
    ['people.Person', 'people', 'person'],
    ['people.FieldDatum', 'people', 'field_datum'],
    ['check-ins.CheckIn', 'check_ins', 'check_in'],
    ['groups.RSVP', 'groups', 'rsvp'],
  ]
  it.each(names)('%s is read as %s.%s', (stream, product, name) =>
    expect(viewName(stream)).toEqual({ schema: product, name }),
  )

  const table = {
    stream: P,
    attributes: [
      'name',
      'id',
      'odd name',
      'child',
      'age',
      'score',
      'created_at',
      'birthdate',
      'tags',
      'constructor',
    ],
    relationships: ['campus'],
    kinds: {
      child: 'boolean',
      age: 'integer',
      score: 'number',
      created_at: 'time',
      birthdate: 'date',
      tags: 'json',
    },
  } as const

  it('have typed columns and an id for each to-one relationship, and leave out what is gone', async () => {
    const store = storeOf()
    const space = await store.open('first')
    await store.describe!([table])
    const attributes = {
      name: "O'Brien",
      child: true,
      age: 7,
      score: 0.5,
      created_at: '2024-02-29T23:00:00Z',
      birthdate: '2017-03-01',
      tags: ['a', { b: 1 }],
    }
    const copy = copyOf(P, '7', 1, attributes)
    const row = { ...copy.row, relationships: { campus: { data: { type: 'Campus', id: '3' } } } }
    const gone = { ...ada(), dead: 9 }
    const fence = await lease(space, P)
    await space.commit(commitOf(fence, [recordOf({ ...copy, row })]))
    await space.commit(commitOf(fence, [], { tombstones: [gone] }))
    const text = `SELECT *, pg_typeof(created_at)::text AS t, pg_typeof(birthdate)::text AS d, birthdate::text AS birthdate
      FROM ${schema}_people.person`
    expect(await server.query(text)).toEqual([
      {
        connection: 'first',
        id: '7',
        ...attributes,
        age: '7', // A bigint, which pg hands out as text.
        score: '0.5',
        created_at: new Date('2024-02-29T23:00:00Z'),
        constructor: null,
        campus_id: '3',
        resource: row,
        t: 'timestamp with time zone',
        d: 'date',
      },
    ])
  })

  it('never fail on a value that is not of its kind: it is null, and whole in the resource', async () => {
    const store = storeOf()
    const space = await store.open('first')
    const odd: Record<string, unknown>[] = [
      {
        name: 'a\0b\ud800',
        created_at: '2023-02-30T00:00:00Z',
        age: 1.5,
        child: 'yes',
        birthdate: '2023-13-01',
      },
      {
        name: { first: 'x' },
        created_at: 'now',
        age: 1e30,
        child: null,
        birthdate: 'infinity',
        score: 'NaN',
      },
      {
        name: 5,
        created_at: 12,
        age: '12',
        child: 'false',
        birthdate: '0000-00-00',
        score: '1e999999',
        tags: '\0',
      },
      { created_at: '2024-01-02T03:04:05', birthdate: '2024-01-02T03:04:05Z', score: -1e300, tags: 'x' },
    ]
    const records = odd.map((attributes, index) => recordOf(copyOf(P, String(index), 1, attributes)))
    const bare = recordOf(copyOf(P, '9', 1, {}))
    const strange = {
      ...bare,
      resource: { ...bare.resource, attributes: [] as never, relationships: 5 as never },
    }
    await space.commit(commitOf(await lease(space, P), [...records, strange]))
    await store.describe!([table])
    const text = `SELECT id, name, created_at, age, child, birthdate::text AS birthdate, score, tags
      FROM ${schema}_people.person ORDER BY id`
    const nothing = {
      name: null,
      created_at: null,
      age: null,
      child: null,
      birthdate: null,
      score: null,
      tags: null,
    }
    expect(await server.query(text)).toEqual([
      { ...nothing, id: '0', name: 'a\ufffdb\ufffd' },
      { ...nothing, id: '1', name: '{"first": "x"}' },
      { ...nothing, id: '2', name: '5', age: '12', child: false, tags: '\ufffd' },
      {
        ...nothing,
        id: '3',
        created_at: new Date('2024-01-02T03:04:05Z'),
        birthdate: '2024-01-02',
        score: `-1${'0'.repeat(300)}`,
        tags: 'x',
      },
      { ...nothing, id: '9' },
    ])
  })

  it('are made anew when their columns change, and only then', async () => {
    const store = storeOf()
    await store.open('a')
    const oid = async () => (await server.query(`SELECT '${schema}_people.person'::regclass::oid AS oid`))[0]
    await Promise.all([store.describe!([table]), storeOf().describe!([table])])
    const first = await oid()
    await store.describe!([table])
    expect(await oid()).toEqual(first)
    await store.describe!([{ ...table, attributes: ['email'] }])
    expect(await oid()).not.toEqual(first)
    expect(await server.query(`SELECT email FROM ${schema}_people.person`)).toEqual([])
  })

  it('that others were built upon stay, and what is not ours is not touched', async () => {
    const store = storeOf()
    await store.open('a')
    await store.describe!([table])
    await server.query(`CREATE VIEW ${schema}.mine AS SELECT name FROM ${schema}_people.person`)
    const email = { stream: 'people.Email', attributes: ['address'], relationships: [] }
    await store.describe!([{ ...table, attributes: ['other'] }, email])
    expect(await server.query(`SELECT name FROM ${schema}.mine`)).toEqual([])
    expect(await server.query(`SELECT address FROM ${schema}_people.email`)).toEqual([])
    await server.query(`CREATE TABLE ${schema}_people.household (mine text)`)
    const taken = { stream: 'people.Household', attributes: ['name'], relationships: [] }
    await expect(store.describe!([taken])).rejects.toMatchObject({ code: 'store_view_taken' })
    expect(await server.query(`SELECT mine FROM ${schema}_people.household`)).toEqual([])
  })

  it('are called as one likes, or not made', async () => {
    const store = storeOf({ views: `${schema}_v_` })
    await store.open('a')
    await store.describe!([table])
    expect(await server.query(`SELECT name FROM ${schema}_v_people.person`)).toEqual([])
    const none = storeOf({ views: false })
    await none.describe!([{ stream: 'people.Email', attributes: [], relationships: [] }])
    const found = await server.query(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE '${schema}\\_%'`,
    )
    expect(found).toEqual([{ name: `${schema}_v_people` }])
  })
})
