import { describe, expect, it } from 'vitest'
import type { UnknownIdentifierEvent } from '../../src/types/hooks.ts'
import { fakeClient } from '../support/fake-client.ts'

const id = (type: string, id: string) => ({ type, id })
const person = (n: string, relationships?: object) => ({
  type: 'Person',
  id: n,
  attributes: { last_name: n },
  ...(relationships && { relationships }),
  links: {},
})
const page = (data: unknown[], included: unknown[]) => ({
  data,
  included,
  meta: { total_count: data.length },
  links: {},
})

function client(body: unknown) {
  const events: UnknownIdentifierEvent[] = []
  const { people } = fakeClient(() => structuredClone(body), {
    hooks: { onUnknownIdentifier: (event) => events.push(event) },
  })
  return { people, events }
}

describe('included rows', () => {
  it('are matched by the name of the relationship, whatever type PCO writes', async () => {
    const { people, events } = client(
      page(
        [person('1', { primary_campus: { data: id('PrimaryCampus', '9') } })],
        [{ ...id('Campus', '9'), attributes: { name: 'East' } }],
      ),
    )
    const { data } = await people.people.list({ include: ['primary_campus'] })
    expect(data[0]?.included.primary_campus?.attributes.name).toBe('East')
    expect(events).toEqual([])
  })

  it('are not confused by rows of other types with the same id', async () => {
    const included = [
      { ...id('FieldDatum', '9'), attributes: {} },
      { ...id('Email', '9'), attributes: { address: 'a' } },
    ]
    const { people } = client(page([person('1', { emails: { data: [id('Email', '9')] } })], included))
    const { data } = await people.people.list({ include: ['emails'] })
    expect(data[0]?.included.emails).toEqual([
      { ...id('Email', '9'), attributes: { address: 'a' }, relationships: {}, links: {}, included: {} },
    ])
  })

  it('keep the order of the relationship', async () => {
    const { people } = client(
      page(
        [person('1', { emails: { data: ['3', '1', '2'].map((n) => id('Email', n)) } })],
        ['1', '2', '3'].map((n) => id('Email', n)),
      ),
    )
    const { data } = await people.people.list({ include: ['emails'] })
    expect(data[0]?.included.emails.map((email) => email.id)).toEqual(['3', '1', '2'])
  })

  it('nest, each parent with objects of its own', async () => {
    const datum = (n: string) => ({
      ...id('FieldDatum', n),
      attributes: { value: n },
      relationships: { field_definition: { data: id('FieldDefinition', '5') } },
    })
    const body = page(
      [
        person('1', { field_data: { data: [id('FieldDatum', '1'), id('FieldDatum', '2')] } }),
        person('2', { field_data: { data: [id('FieldDatum', '2')] } }),
      ],
      [datum('1'), datum('2'), { ...id('FieldDefinition', '5'), attributes: { name: 'Size' } }],
    )
    const { people } = client(body)
    const { data, included } = await people.people.list({ include: ['field_data.field_definition'] })
    const [first, second] = data.map((row) => row.included.field_data)
    expect(first?.map((row) => row.included.field_definition?.attributes.name)).toEqual(['Size', 'Size'])
    expect(second?.[0]?.included.field_definition?.attributes.name).toBe('Size')
    expect(second?.[0]).not.toBe(first?.[1])
    expect(included).toEqual(body.included)
  })

  it('are null or empty where there are none, without a word to the hook', async () => {
    const { people, events } = client(
      page([person('1', { primary_campus: { data: null }, emails: { data: [] } })], []),
    )
    const { data } = await people.people.list({ include: ['primary_campus', 'emails'] })
    expect(data[0]?.included).toEqual({ primary_campus: null, emails: [] })
    expect(events).toEqual([])
  })

  it('that are missing are told to the hook', async () => {
    const { people, events } = client(
      page(
        [
          person('1', {
            primary_campus: { data: id('PrimaryCampus', '9') },
            emails: { data: [id('Email', '1'), id('Email', '2')] },
          }),
        ],
        [id('Email', '2')],
      ),
    )
    const { data } = await people.people.list({ include: ['primary_campus', 'emails'] })
    expect(data[0]?.included.primary_campus).toBeNull()
    expect(data[0]?.included.emails.map((email) => email.id)).toEqual(['2'])
    expect(events).toMatchObject([
      {
        path: '/people/v2/people',
        owner: { type: 'Person', id: '1' },
        relationship: 'primary_campus',
        identifier: id('PrimaryCampus', '9'),
      },
      { relationship: 'emails', identifier: id('Email', '1') },
    ])
  })

  it('of a relationship that is not there at all are told too', async () => {
    const { people, events } = client(page([person('1')], []))
    const { data } = await people.people.list({ include: ['primary_campus', 'emails'] })
    expect(data[0]?.included).toEqual({ primary_campus: null, emails: [] })
    expect(events.map((event) => [event.relationship, event.identifier])).toEqual([
      ['primary_campus', null],
      ['emails', null],
    ])
  })

  it('never appear when not asked for', async () => {
    const { people } = client(
      page([person('1', { emails: { data: [id('Email', '1')] } })], [id('Email', '1')]),
    )
    const { data, included } = await people.people.list()
    expect(data[0]?.included).toEqual({})
    expect(included).toEqual([id('Email', '1')])
  })

  it('survive a hook that throws', async () => {
    const { people } = fakeClient(() => page([person('1')], []), {
      hooks: {
        onUnknownIdentifier: () => {
          throw new Error('no')
        },
      },
    })
    expect((await people.people.list({ include: ['emails'] })).data[0]?.included.emails).toEqual([])
  })
})

it('a row always has relationships, links and attributes as PCO sent them', async () => {
  const { people } = client({ data: { type: 'Person', id: '1', attributes: { a: null } } })
  expect(await people.people.get('1')).toEqual({
    type: 'Person',
    id: '1',
    attributes: { a: null },
    relationships: {},
    links: {},
    included: {},
  })
})
