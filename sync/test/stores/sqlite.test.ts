import { join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sqliteStore, viewName } from '../../src/stores/sqlite/index.ts'
import { commitOf, copyOf, lease, recordOf } from '../../src/testing/samples.ts'
import { scratch } from '../support/bundle.ts'

let folder: Awaited<ReturnType<typeof scratch>>
let path: string
beforeEach(async () => {
  folder = await scratch()
  path = join(folder.path, 'church.db')
})
afterEach(() => folder.remove())

const P = 'people.Person'

describe('a SQLite file', () => {
  it('syncs every commit to disk', async () => {
    const store = sqliteStore(path)
    await store.open('a')
    const db = new Libsql(path)
    expect(db.prepare('PRAGMA journal_mode').all()).toEqual([{ journal_mode: 'wal' }])
    db.close()
    await store.close()
  })

  it('written by a newer version is refused, with what to do', async () => {
    const db = new Libsql(path)
    db.exec('PRAGMA user_version = 99')
    db.close()
    await expect(sqliteStore(path).open('a')).rejects.toMatchObject({
      code: 'schema_newer',
      message: expect.stringContaining('Update @pcokit/sync'),
    })
  })

  it('that cannot be opened is said so', async () => {
    await expect(sqliteStore(join(folder.path, 'no', 'where.db')).open('a')).rejects.toMatchObject({
      code: 'store_open',
    })
  })

  it('locked by another process is waited for without stopping the event loop', async () => {
    const waits: number[] = []
    const other = new Libsql(path)
    const store = sqliteStore(path, {
      sleep: async (ms) => {
        waits.push(ms)
        if (waits.length === 4) other.exec('ROLLBACK')
      },
    })
    const space = await store.open('a')
    const fence = await lease(space, P)
    other.exec('BEGIN IMMEDIATE')
    await space.commit(commitOf(fence, [recordOf(copyOf(P, '1', 1, {}))]))
    expect(waits).toEqual([2, 4, 8, 16])
    expect((await space.count(P)).live).toBe(1)
    other.close()
    await store.close()
  })

  it('locked for too long is an error that says what to do', async () => {
    const store = sqliteStore(path, { sleep: async () => {}, patience: 100 })
    const space = await store.open('a')
    const fence = await lease(space, P)
    const other = new Libsql(path)
    other.exec('BEGIN IMMEDIATE')
    await expect(space.commit(commitOf(fence, []))).rejects.toMatchObject({ code: 'store_busy' })
    other.exec('ROLLBACK')
    other.close()
    await store.close()
  })

  it('cannot be used once it was closed', async () => {
    const store = sqliteStore(path)
    await store.close()
    await expect(store.open('a')).rejects.toMatchObject({ code: 'store_closed' })
  })
})

describe('views', () => {
  const names: [string, string][] = [
    ['people.Person', 'people_person'],
    ['people.FieldDatum', 'people_field_datum'],
    ['check-ins.CheckIn', 'check_ins_check_in'],
    ['groups.RSVP', 'groups_rsvp'],
  ]
  it.each(names)('%s is read as %s', (stream, name) => expect(viewName(stream)).toBe(name))

  it('have a column an attribute and an id for each to-one relationship', async () => {
    const store = sqliteStore(path)
    const space = await store.open('first')
    await store.describe!([
      { stream: P, attributes: ['name', 'id', 'odd name', 'child'], relationships: ['campus'] },
    ])
    const copy = copyOf(P, '7', 1, { name: "O'Brien", child: true })
    const row = { ...copy.row, relationships: { campus: { data: { type: 'Campus', id: '3' } } } }
    await space.commit(commitOf(await lease(space, P), [recordOf({ ...copy, row })]))
    await store.describe!([{ stream: P, attributes: ['name', 'child', 'email'], relationships: ['campus'] }])
    await store.close()
    const db = new Libsql(path)
    expect(db.prepare('SELECT * FROM people_person').all()).toEqual([
      { connection: 'first', id: '7', name: "O'Brien", child: 1, email: null, campus_id: '3' },
    ])
    db.close()
  })
})
