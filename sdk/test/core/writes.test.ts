import { beforeEach, describe, expect, it } from 'vitest'
import { bodyOf } from '../../src/core/body.ts'
import { handleOf } from '../../src/core/handles.ts'
import type { ProductTable } from '../../src/core/table.ts'
import { assignableOf, treeOf } from '../../src/core/tree.ts'
import { QueryError } from '../../src/errors/query.ts'
import type { PcoRequest } from '../../src/types/transport.ts'
import { fakeClient } from '../support/fake-client.ts'

const PERSON = { data: { type: 'Person', id: '1', attributes: { last_name: 'x' } } }

describe('a write', () => {
  it('creates with the type and attributes', async () => {
    const { people, sent } = fakeClient(() => ({ data: { type: 'Email', id: '7', attributes: {} } }))
    const email = await people
      .people('1')
      .emails.create({ attributes: { address: 'a@b.org', primary: true } })
    expect(email).toEqual({
      type: 'Email',
      id: '7',
      attributes: {},
      relationships: {},
      links: {},
      included: {},
    })
    expect(sent[0]).toMatchObject({
      method: 'POST',
      path: '/people/v2/people/1/emails',
      body: { data: { type: 'Email', attributes: { address: 'a@b.org', primary: true } } },
    })
  })

  it('updates with the id, and null clears', async () => {
    const { people, sent } = fakeClient(() => PERSON)
    await people.people.update('1', { attributes: { first_name: null } })
    await people.people('1').update({ attributes: { first_name: 'A' } })
    expect(sent.map(({ method, path, body }) => [method, path, body])).toEqual([
      [
        'PATCH',
        '/people/v2/people/1',
        { data: { type: 'Person', id: '1', attributes: { first_name: null } } },
      ],
      [
        'PATCH',
        '/people/v2/people/1',
        { data: { type: 'Person', id: '1', attributes: { first_name: 'A' } } },
      ],
    ])
  })

  it('supplies the wire type of a relationship', async () => {
    const { people, sent } = fakeClient(() => PERSON)
    await people.people.update('1', { relationships: { primary_campus: '12' } })
    await people.people.update('1', { relationships: { primary_campus: null } })
    const data = sent.map(({ body }) => (body as { data: { relationships: unknown } }).data.relationships)
    expect(data).toEqual([
      { primary_campus: { data: { type: 'PrimaryCampus', id: '12' } } },
      { primary_campus: { data: null } },
    ])
  })

  it('can ask for includes of the row it returns', async () => {
    const { people, sent } = fakeClient(() => PERSON)
    const person = await people.people.update('1', { attributes: {} }, { include: ['emails'] })
    expect(sent[0]?.query).toBe('include=emails')
    expect(person.included.emails).toEqual([])
  })

  it('writes a Date as the day of a date attribute', async () => {
    const { people, sent } = fakeClient(() => PERSON)
    const birthdate = new Date('2001-02-03T22:00:00.000Z') as never
    await people.people.update('1', { attributes: { birthdate } })
    expect(sent[0]?.body).toEqual({
      data: { type: 'Person', id: '1', attributes: { birthdate: '2001-02-03' } },
    })
  })

  it('deletes by id and on the row', async () => {
    const { people, sent } = fakeClient(() => null)
    expect(await people.emails.delete('5')).toBeUndefined()
    expect(await people.emails('5').delete()).toBeUndefined()
    expect(sent.map(({ method, path, query, body }) => [method, path, query, body])).toEqual([
      ['DELETE', '/people/v2/emails/5', '', undefined],
      ['DELETE', '/people/v2/emails/5', '', undefined],
    ])
  })

  it.each<[string, unknown, RegExp]>([
    [
      'an unknown attribute',
      { attributes: { lastname: 'x' } },
      /attributes: unknown attribute "lastname"\. Did you mean "last_name"\? Allowed: birthdate, child/,
    ],
    [
      'an attribute only PCO sets',
      { attributes: { created_at: '2026-01-01T00:00:00Z' } },
      /unknown attribute "created_at"/,
    ],
    [
      'an unknown relationship',
      { relationships: { campus: '1' } },
      /unknown relationship "campus".*Allowed: primary_campus/,
    ],
    ['an unknown key', { attribute: {} }, /unknown key "attribute"\. Did you mean "attributes"\?/],
    [
      'a malformed date',
      { attributes: { birthdate: 'not-a-date' } },
      /birthdate wants a date .* not "not-a-date"/,
    ],
    ['a boolean as text', { attributes: { child: 'true' } }, /child wants a boolean, not "true"/],
    ['an object for a string', { attributes: { last_name: {} } }, /last_name wants a string, not an object/],
    [
      'an id as a number',
      { relationships: { primary_campus: 12 } },
      /primary_campus wants an id as a string, not 12/,
    ],
    [
      'several ids of a to-one',
      { relationships: { primary_campus: ['12'] } },
      /primary_campus wants one id, or null, not an array/,
    ],
    ['nothing', undefined, /wants an object, not undefined/],
  ])('of %s is refused before any request', async (_, input, message) => {
    const { people, sent } = fakeClient()
    const call = people.people.update('1', input as never)
    await expect(call).rejects.toThrow(QueryError)
    await expect(call).rejects.toThrow(message)
    expect(sent).toEqual([])
  })
})

describe('relationships in a body', () => {
  const table: ProductTable = {
    format: 1,
    name: 'x',
    path: '/x/v2',
    version: null,
    types: {
      Item: {
        a: 'name amount:n at:t tags:a data:o any:x',
        r: 'tags*>Tag owner>Person|Team',
        c: 'name amount at tags data any note @tags @owner',
        u: 'name',
      },
      Free: { a: 'size:i' },
    },
    paths: '. \nitems Item lc\n',
  }
  const tree = treeOf(table)
  const engine = { transport: { send: () => Promise.reject() }, validate: 'off', hooks: {} } as const
  const place = { engine, tree, node: tree.root, path: '/x' }
  const body = (input: unknown, letter: 'c' | 'u' = 'c', type = 'Item') =>
    bodyOf(place, type, input, assignableOf(tree, type, letter))

  it('of a to-many are identifiers', () => {
    expect(body({ relationships: { tags: ['1', '2'] } }).data.relationships).toEqual({
      tags: {
        data: [
          { type: 'Tag', id: '1' },
          { type: 'Tag', id: '2' },
        ],
      },
    })
  })

  it('of several types want the type said', () => {
    expect(() => body({ relationships: { owner: '1' } })).toThrow(
      /owner may point to Person or Team: give \{ type, id \}/,
    )
    expect(body({ relationships: { owner: { type: 'Team', id: '1' } } }).data.relationships).toEqual({
      owner: { data: { type: 'Team', id: '1' } },
    })
  })

  it('keep values of every kind', () => {
    const attributes = {
      name: 'a',
      amount: 1.5,
      at: new Date('2026-01-01T00:00:00.5Z'),
      tags: ['x'],
      data: { a: 1 },
      any: [1],
      note: 'w',
    }
    expect(body({ attributes }).data.attributes).toEqual({ ...attributes, at: '2026-01-01T00:00:00Z' })
  })

  it('differ between create and update', () => {
    expect(() => body({ attributes: { amount: 1 } }, 'u')).toThrow(
      /unknown attribute "amount"\. Allowed: name\./,
    )
  })

  it('are anything where nobody knows what may be assigned', () => {
    expect(body({ attributes: { size: 'x', b: 1 } }, 'c', 'Free').data.attributes).toEqual({
      size: 'x',
      b: 1,
    })
  })
})

describe('actions on one path', () => {
  const table: ProductTable = {
    format: 1,
    name: 'x',
    path: '/x/v2',
    version: null,
    types: {},
    paths: '. \nsend !\nplan ! b=at:t r=team>Team,tags*>Tag|Topic t=Planning\nplan_by_get=plan !GET\n',
  }
  const sent: PcoRequest[] = []
  const transport = {
    send: async (request: PcoRequest) => {
      sent.push(request)
      return { status: 204, headers: new Headers(), body: null, rateLimit: null }
    },
  }
  const tree = treeOf(table)
  type Open = (input?: unknown) => Promise<unknown>
  const handle = handleOf({
    engine: { transport, validate: 'off', hooks: {} },
    tree,
    node: tree.root,
    path: '/x/v2',
  }) as { readonly send: Open; readonly plan: Open; readonly planByGet: Open }
  beforeEach(() => void sent.splice(0))

  it('each have a name', async () => {
    await handle.plan()
    await handle.planByGet()
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /x/v2/plan', 'GET /x/v2/plan'])
    await expect(handle.planByGet({ attributes: {} })).rejects.toThrow(/is a GET: no body/)
  })

  it('get their wire type and those of their relationships supplied', async () => {
    await handle.plan({
      attributes: { at: new Date('2026-01-01T00:00:00.5Z') },
      relationships: { team: '3', tags: [{ type: 'Topic', id: '4' }] },
    })
    expect(sent[0]?.body).toEqual({
      data: {
        type: 'Planning',
        attributes: { at: '2026-01-01T00:00:00Z' },
        relationships: {
          team: { data: { type: 'Team', id: '3' } },
          tags: { data: [{ type: 'Topic', id: '4' }] },
        },
      },
    })
  })

  it('of which nothing is known take anything, relationships with their types', async () => {
    await handle.send({
      attributes: { a: 1 },
      relationships: { to: { type: 'Person', id: '1' }, from: null },
    })
    expect(sent[0]?.body).toEqual({
      data: {
        attributes: { a: 1 },
        relationships: { to: { data: { type: 'Person', id: '1' } }, from: { data: null } },
      },
    })
    await expect(handle.send({ relationships: { to: '1' } })).rejects.toThrow(/give \{ type, id \}/)
  })

  it.each<[string, unknown, RegExp]>([
    ['attributes outside attributes', { at: 'x' }, /unknown key "at".*Allowed: attributes, relationships/],
    [
      'an unknown relationship',
      { relationships: { tag: [] } },
      /unknown relationship "tag"\. Did you mean "tags"/,
    ],
    ['one id of a to-many', { relationships: { tags: '1' } }, /tags wants an array of ids/],
    ['several ids of a to-one', { relationships: { team: ['1'] } }, /team wants one id, or null/],
    ['a malformed time', { attributes: { at: 'soon' } }, /at wants a Date or a date-time/],
  ])('refuse %s', async (_, input, message) => {
    await expect(handle.plan(input)).rejects.toThrow(message)
    expect(sent).toEqual([])
  })
})

describe('an action', () => {
  it('sends no body when it gets none, and answers null when PCO says nothing', async () => {
    const { people, sent } = fakeClient(() => null)
    expect(await people.people('1').sendGreeting()).toBeNull()
    expect(sent[0]).toMatchObject({ method: 'POST', path: '/people/v2/people/1/send_greeting', query: '' })
    expect(sent[0]?.body).toBeUndefined()
  })

  it('sends what it is given as a write does, and gives the JSON back', async () => {
    const { people, sent } = fakeClient(() => ({ data: { type: 'Greeting', id: '1' } }))
    expect(
      await people
        .people('1')
        .sendGreeting({ attributes: { text: 'hi' }, relationships: { campuses: ['1'] } }),
    ).toEqual({
      data: { type: 'Greeting', id: '1' },
    })
    expect(sent[0]?.body).toEqual({
      data: {
        type: 'Greeting',
        attributes: { text: 'hi' },
        relationships: { campuses: { data: [{ type: 'Campus', id: '1' }] } },
      },
    })
  })

  it('refuses attributes it does not have', async () => {
    const { people, sent } = fakeClient()
    await expect(people.people('1').sendGreeting({ attributes: { txt: 'hi' } } as never)).rejects.toThrow(
      /unknown attribute "txt"\. Did you mean "text"\?/,
    )
    expect(sent).toEqual([])
  })
})
