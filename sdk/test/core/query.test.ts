import { describe, expect, it } from 'vitest'
import { QueryError } from '../../src/errors/query.ts'
import type { PeopleHandles } from '../sample/index.ts'
import { fakeClient, queryOf } from '../support/fake-client.ts'

type Query = Parameters<PeopleHandles['people']['list']>[0]

const DAY = new Date('2026-01-31T10:20:30.456Z')

describe('a list query', () => {
  it.each<[string, Query, string]>([
    ['nothing asks for full pages', {}, 'per_page=100'],
    [
      'where',
      { where: { last_name: 'Smith & Söhne, 100%' } },
      'per_page=100&where[last_name]=Smith & Söhne, 100%',
    ],
    ['an empty string in where', { where: { last_name: '' } }, 'per_page=100&where[last_name]='],
    [
      'a boolean and an integer',
      { where: { child: false, grade: -1 } },
      'per_page=100&where[child]=false&where[grade]=-1',
    ],
    [
      'a range, without milliseconds',
      { where: { updated_at: { gte: DAY, lt: '2026-02-01' } } },
      'per_page=100&where[updated_at][gte]=2026-01-31T10:20:30Z&where[updated_at][lt]=2026-02-01',
    ],
    [
      'a Date as one value',
      { where: { created_at: DAY } },
      'per_page=100&where[created_at]=2026-01-31T10:20:30Z',
    ],
    [
      'a Date of a date attribute',
      { where: { birthdate: { lte: DAY } } },
      'per_page=100&where[birthdate][lte]=2026-01-31',
    ],
    [
      'a time string stays as it is',
      { where: { created_at: '2026-01-31T10:20:30+02:00' } },
      'per_page=100&where[created_at]=2026-01-31T10:20:30+02:00',
    ],
    [
      'undefined is left out',
      { where: { last_name: undefined }, order: undefined, include: undefined },
      'per_page=100',
    ],
    ['one order', { order: '-updated_at' }, 'order=-updated_at&per_page=100'],
    ['several orders', { order: ['last_name', '-birthdate'] }, 'order=last_name,-birthdate&per_page=100'],
    [
      'includes, each once',
      { include: ['emails', 'field_data.field_definition', 'emails'] },
      'include=emails,field_data.field_definition&per_page=100',
    ],
    [
      'fields',
      { fields: { Person: ['last_name', 'mfa_configured'] } },
      'fields[Person]=last_name,mfa_configured&per_page=100',
    ],
    [
      'fields keep the relationships that includes need',
      {
        include: ['emails', 'field_data.field_definition'],
        fields: { Person: ['last_name'], FieldDatum: ['value'], Email: ['address'] },
      },
      'fields[Email]=address&fields[FieldDatum]=value,field_definition&fields[Person]=last_name,emails,field_data&include=emails,field_data.field_definition&per_page=100',
    ],
    [
      'a filter with its companion',
      { filter: 'created_since', params: { time: DAY } },
      'filter=created_since&per_page=100&time=2026-01-31T10:20:30Z',
    ],
    ['two filters', { filter: ['admins', 'created_since'] }, 'filter=admins,created_since&per_page=100'],
    ['paging', { perPage: 7, offset: 14 }, 'offset=14&per_page=7'],
  ])('%s', async (_, query, want) => {
    const { people, sent } = fakeClient()
    await people.people.list(query)
    expect(queryOf(sent[0])).toBe(want)
  })

  it('is the same string whatever the order of its keys', async () => {
    const { people, sent } = fakeClient()
    await people.people.list({
      order: 'last_name',
      include: ['emails'],
      where: { child: true, last_name: 'x' },
    })
    await people.people.list({
      where: { last_name: 'x', child: true },
      include: ['emails'],
      order: 'last_name',
    })
    expect(sent[0]?.query).toBe(sent[1]?.query)
  })

  it('escapes what would end a value', async () => {
    const { people, sent } = fakeClient()
    await people.people.list({ where: { last_name: 'a&per_page=0#' } })
    expect(sent[0]?.query).toBe('per_page=100&where[last_name]=a%26per_page%3D0%23')
  })
})

describe('a list query is refused before any request', () => {
  it.each<[string, unknown, RegExp]>([
    [
      'unknown key',
      { wher: {} },
      /unknown query key "wher"\. Did you mean "where"\? Allowed: include, fields, where, order/,
    ],
    [
      'unknown where',
      { where: { lastname: 'x' } },
      /unknown where "lastname"\. Did you mean "last_name"\? Allowed: .*birthdate/,
    ],
    ['nothing near', { where: { zzz: 'x' } }, /unknown where "zzz"\. Allowed: /],
    ['where of Object.prototype', { where: { constructor: 'x' } }, /unknown where "constructor"/],
    [
      'unknown operator',
      { where: { updated_at: { after: '2026-01-01' } } },
      /unknown operator "after"\. Allowed: gt, gte, lt, lte/,
    ],
    [
      'a range on a string',
      { where: { last_name: { gte: 'a' } } },
      /where\.last_name wants a string, not an object/,
    ],
    ['an empty range', { where: { updated_at: {} } }, /where\.updated_at .*empty range/],
    ['an undefined bound', { where: { updated_at: { gte: undefined } } }, /where\.updated_at\.gte/],
    ['a list of values', { where: { last_name: ['a', 'b'] } }, /where\.last_name/],
    ['null', { where: { last_name: null } }, /where\.last_name cannot be null/],
    ['a boolean for a date', { where: { updated_at: true } }, /where\.updated_at wants a Date .*, not true/],
    [
      'a malformed date',
      { where: { updated_at: 'yesterday' } },
      /where\.updated_at wants .* not "yesterday"/,
    ],
    ['a day that does not exist', { where: { birthdate: '2026-02-30' } }, /where\.birthdate wants/],
    [
      'an hour that does not exist',
      { where: { updated_at: '2026-02-20T24:00:00Z' } },
      /where\.updated_at wants/,
    ],
    [
      'an invalid Date',
      { where: { updated_at: { gte: new Date('x') } } },
      /where\.updated_at\.gte wants .* not Invalid Date/,
    ],
    ['NaN', { where: { grade: Number.NaN } }, /where\.grade wants an integer, not NaN/],
    ['a fraction for an integer', { where: { grade: 1.5 } }, /where\.grade wants an integer, not 1\.5/],
    ['a word for an integer', { where: { grade: 'abc' } }, /where\.grade wants an integer, not "abc"/],
    ['a number for a string', { where: { last_name: 5 } }, /where\.last_name wants a string, not 5/],
    ['a word for a boolean', { where: { child: 'yes' } }, /where\.child wants a boolean, not "yes"/],
    ['where as text', { where: 'x' }, /where wants an object, not "x"/],
    ['unknown order', { order: '-lastname' }, /unknown order "-lastname".*Allowed: birthdate/],
    ['order of nothing', { order: '' }, /unknown order ""/],
    ['unknown include', { include: ['email'] }, /unknown include "email"\. Did you mean "emails"\?/],
    ['an empty include', { include: [''] }, /unknown include ""/],
    ['includes as one text', { include: 'emails,field_data' }, /unknown include "emails,field_data"/],
    [
      'unknown type in fields',
      { fields: { Persn: ['x'] } },
      /fields: unknown type "Persn"\. Did you mean "Person"\?/,
    ],
    ['unknown field', { fields: { Person: ['surname'] } }, /unknown field of Person "surname"/],
    ['no field', { fields: { Person: [] } }, /fields\.Person names nothing/],
    ['unknown filter', { filter: 'admin' }, /unknown filter "admin"\. Did you mean "admins"\?/],
    [
      'a param without its filter',
      { params: { time: DAY } },
      /unknown param of the filter "time"\. Allowed: nothing/,
    ],
    ['a malformed param', { filter: 'created_since', params: { time: 'x' } }, /params\.time wants/],
    ['no rows a page', { perPage: 0 }, /perPage wants an integer of 1 to 100, not 0/],
    ['too many rows a page', { perPage: 500 }, /perPage/],
    ['half a row a page', { perPage: 1.5 }, /perPage/],
    ['perPage as text', { perPage: '10' }, /perPage wants an integer of 1 to 100, not "10"/],
    ['a negative offset', { offset: -1 }, /offset wants an integer of 0 to 1000000000, not -1/],
    ['a query that is no object', 'last_name', /wants an object, not "last_name"/],
  ])('%s', (_, query, message) => {
    const { people, sent } = fakeClient()
    const call = () => people.people.list(query as Query)
    expect(call).toThrow(QueryError)
    expect(call).toThrow(message)
    expect(call).toThrow('/people/v2/people')
    expect(sent).toEqual([])
  })

  it('whatever another path of the same type accepts', () => {
    const { people } = fakeClient()
    expect(() => people.people('1').emails.list({ filter: 'admins' } as never)).toThrow(
      /unknown filter "admins"\. Allowed: nothing/,
    )
  })
})

describe('a query of one row', () => {
  it('has include and fields', async () => {
    const { people, sent } = fakeClient(() => ({ data: { type: 'Person', id: '1' } }))
    await people.people.get('1', { include: ['emails'], fields: { Person: ['last_name'] } })
    expect(queryOf(sent[0])).toBe('fields[Person]=last_name,emails&include=emails')
  })

  it.each(['where', 'order', 'filter', 'perPage', 'offset'])('has no %s', async (key) => {
    const { people, sent } = fakeClient()
    await expect(people.people.get('1', { [key]: 1 } as never)).rejects.toThrow(`unknown query key "${key}"`)
    expect(sent).toEqual([])
  })
})
