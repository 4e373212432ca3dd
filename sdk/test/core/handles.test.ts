import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { handleOf } from '../../src/core/handles.ts'
import { defineProduct, type ProductTable } from '../../src/core/table.ts'
import { treeOf } from '../../src/core/tree.ts'
import { PcoError } from '../../src/errors/base.ts'
import { FormatError } from '../../src/errors/format.ts'
import { QueryError } from '../../src/errors/query.ts'
import { table } from '../sample/table.ts'
import { fakeClient } from '../support/fake-client.ts'

const person = { data: { type: 'Person', id: '1', attributes: {} } }
/** What the transport throws, as far as a handle looks at it. */
const failure = (code: string, path: string) => Object.assign(new PcoError(code, path), { path })

describe('a handle', () => {
  it.each<[string, (people: ReturnType<typeof fakeClient>['people']) => unknown, string]>([
    ['the root', (people) => people.get(), '/people/v2'],
    ['me', (people) => people.me.get(), '/people/v2/me'],
    ['a row by id', (people) => people.people.get('1'), '/people/v2/people/1'],
    ['a row by its own handle', (people) => people.people('1').get(), '/people/v2/people/1'],
    [
      'a list',
      (people) =>
        people.fieldData.list().then(
          () => {},
          () => {},
        ),
      '/people/v2/field_data',
    ],
    [
      'a list below a row',
      (people) =>
        people
          .people('1')
          .fieldData.list()
          .then(
            () => {},
            () => {},
          ),
      '/people/v2/people/1/field_data',
    ],
    ['a row below a row', (people) => people.people('1').emails('2').get(), '/people/v2/people/1/emails/2'],
    ['a to-one edge', (people) => people.emails('2').person.get(), '/people/v2/emails/2/person'],
    [
      'an id with odd letters',
      (people) => people.people.get('a/b?c#d%'),
      '/people/v2/people/a%2Fb%3Fc%23d%25',
    ],
  ])('reads %s', async (_, call, path) => {
    const { people, sent } = fakeClient(() => person)
    await call(people)
    expect(sent.map((request) => [request.method, request.path, request.version])).toEqual([
      ['GET', path, '2026-06-04'],
    ])
  })

  it('has what its path has, and nothing else', () => {
    const { people } = fakeClient()
    const keys = (handle: object) =>
      Object.getOwnPropertyNames(handle)
        .filter((key) => !['toString', 'length', 'name'].includes(key))
        .sort()
    expect(keys(people)).toEqual(['campuses', 'emails', 'fieldData', 'get', 'me', 'people'])
    expect(keys(people.people('1'))).toEqual([
      'delete',
      'emails',
      'fieldData',
      'get',
      'primaryCampus',
      'sendGreeting',
      'update',
    ])
    expect(keys(people.emails)).toEqual(['delete', 'get', 'list', 'update'])
    expect(keys(people.people('1').primaryCampus)).toEqual(['get'])
    expect((people.emails as { create?: unknown }).create).toBeUndefined()
    expect((people.people('1').fieldData as { get?: unknown }).get).toBeUndefined()
  })

  it.each([12, '', null, undefined, '.', '..', {}])('refuses %o as an id', async (id) => {
    const { people, sent } = fakeClient()
    expect(() => people.people(id as string)).toThrow(QueryError)
    await expect(people.people.get(id as string)).rejects.toThrow(
      /\/people\/v2\/people: an id wants a string such as "12", not /,
    )
    await expect(people.people.update(id as string, {})).rejects.toThrow(QueryError)
    await expect(people.people.delete(id as string)).rejects.toThrow(QueryError)
    expect(sent).toEqual([])
  })

  it('is the same object each time', () => {
    const { people } = fakeClient()
    expect(people.people).toBe(people.people)
    expect(people.people('1')).not.toBe(people.people('1'))
  })

  it('is no promise, so that it can be returned from an async function', async () => {
    const { people } = fakeClient()
    expect(await people).toBe(people)
    expect(await people.people).toBe(people.people)
    expect('then' in people.people('1')).toBe(false)
  })

  it('prints its path and what it can do', () => {
    const { people } = fakeClient()
    expect(String(people.people)).toBe('/people/v2/people (id) { list, create, get, update, delete }')
    expect(inspect(people.people('1'))).toBe(
      '/people/v2/people/1 { get, update, delete, emails, fieldData, primaryCampus, sendGreeting }',
    )
    expect(inspect({ people: people.me })).toBe('{ people: /people/v2/me { get } }')
  })

  it('gives methods that can be taken off it', async () => {
    const { people, sent } = fakeClient(() => person)
    const { get } = people.people
    await get('1')
    expect(sent[0]?.path).toBe('/people/v2/people/1')
  })

  it('passes options on', async () => {
    const { people, sent } = fakeClient(() => person)
    const { signal } = new AbortController()
    await people.people.get('1', {}, { signal, priority: 'delta' })
    await people.people('1').sendGreeting(undefined, { timeout: 7 })
    expect(sent.map(({ options }) => options)).toEqual([{ signal, priority: 'delta' }, { timeout: 7 }])
  })
})

describe('a to-one edge', () => {
  it('is null when PCO answers 404', async () => {
    const path = '/people/v2/people/1/primary_campus'
    const { people } = fakeClient(() => Promise.reject(failure('not_found', path)))
    expect(await people.people('1').primaryCampus.get()).toBeNull()
    await expect(people.people.get('1')).rejects.toThrow(PcoError)
  })

  it('throws every other error', async () => {
    const path = '/people/v2/people/1/primary_campus'
    const { people } = fakeClient(() => Promise.reject(failure('server', path)))
    await expect(people.people('1').primaryCampus.get()).rejects.toThrow(PcoError)
  })

  it("throws a 404 that is not the edge's own", async () => {
    const { people } = fakeClient(() => Promise.reject(failure('not_found', '/oauth/token')))
    await expect(people.people('1').primaryCampus.get()).rejects.toThrow(PcoError)
  })
})

describe('a table', () => {
  it('of another format is refused with the way out', () => {
    expect(() => defineProduct({ ...table, format: 2 })).toThrow(FormatError)
    expect(() => defineProduct({ ...table, format: 2 })).toThrow(
      /"people" has format 2, not 1\. Regenerate it: npx pcokit generate/,
    )
  })

  it('is decoded once', () => {
    expect(treeOf(table)).toBe(treeOf(table))
    expect(treeOf(table)).not.toBe(treeOf({ ...table }))
  })

  it('may replace the columns of its type on a path', async () => {
    const odd: ProductTable = {
      format: 1,
      name: 'x',
      path: '/x/v2',
      version: null,
      types: {
        Item: { a: 'name line_1 size:i', i: 'owner', o: 'name', w: 'name size', r: 'owner>Person' },
        Person: { a: 'name' },
      },
      paths: `.
check-ins Item l w=size:s,kind o= i= f=a,b(from:t;word)
 * g
  line_1 Item o
  run !GET
  swap Person !PATCH b=note,at:t
`,
    }
    const sent: { method: string; path: string; query: string; body?: unknown }[] = []
    const send = async (request: (typeof sent)[number]) => {
      sent.push(request)
      return {
        status: 200,
        headers: new Headers(),
        body: { data: { type: 'Person', id: '1' } },
        rateLimit: null,
      }
    }
    const tree = treeOf(odd)
    const root = handleOf({
      engine: { transport: { send }, validate: 'error', hooks: {} },
      tree,
      node: tree.root,
      path: odd.path,
      // biome-ignore lint/suspicious/noExplicitAny: a table without types
    }) as any
    expect(() => root.checkIns.list({ order: 'name' })).toThrow(/unknown order "name"\. Allowed: nothing/)
    expect(() => root.checkIns.list({ include: ['owner'] })).toThrow(/unknown include/)
    expect(() => root.checkIns.list({ where: { name: 'x' } })).toThrow(
      /unknown where "name"\. Allowed: size, kind/,
    )
    await root.checkIns
      .list({ where: { size: 'big', kind: 'k' }, filter: 'b', params: { word: 'w', from: '2026-01-01' } })
      .catch(() => {})
    await root.checkIns('1').run()
    expect(await root.checkIns('1').swap({ attributes: { note: 'n', at: new Date(0) } })).toMatchObject({
      type: 'Person',
      included: {},
    })
    expect(sent.map(({ method, path, query, body }) => [method, path, query, body])).toEqual([
      [
        'GET',
        '/x/v2/check-ins',
        'filter=b&from=2026-01-01&per_page=100&where[kind]=k&where[size]=big&word=w',
        undefined,
      ],
      ['GET', '/x/v2/check-ins/1/run', '', undefined],
      [
        'PATCH',
        '/x/v2/check-ins/1/swap',
        '',
        { data: { attributes: { note: 'n', at: '1970-01-01T00:00:00Z' } } },
      ],
    ])
    await expect(root.checkIns('1').run({ a: 1 })).rejects.toThrow(/no body/)
    expect(root.checkIns('1').line1.get).toBeTypeOf('function')
  })
})
