/** The church: the same for one seed, whole, and quick to make. */
import { createHash } from 'node:crypto'
import { createMockPco, type MockPco } from '@pcokit/sdk/mock'
import { describe, expect, it } from 'vitest'
import { mocks } from '../../src/generated/mock.ts'
import { decodeProduct } from '../../src/mock/model.ts'

const TYPES = mocks.flatMap(({ table }) => Object.keys(table.types).map((type) => `${table.name}.${type}`))

const digest = (mock: MockPco, types: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const type of types) hash.update(JSON.stringify(mock.db.all(type)))
  return hash.digest('hex')
}

describe('the seed', () => {
  it('gives the same church whichever type is asked for first', () => {
    const forward = createMockPco({ seed: 3, people: 40 })
    const backward = createMockPco({ seed: 3, people: 40 })
    for (const type of [...TYPES].reverse()) backward.db.count(type)
    expect(digest(backward, TYPES)).toBe(digest(forward, TYPES))
  })

  it('gives another church for another seed', () => {
    const types = ['people.Person']
    expect(digest(createMockPco({ seed: 4, people: 20 }), types)).not.toBe(
      digest(createMockPco({ seed: 3, people: 20 }), types),
    )
  })

  it('fills every type of every product', () => {
    const mock = createMockPco({ people: 60 })
    expect(TYPES.filter((type) => mock.db.count(type) === 0)).toEqual([])
  })

  it('sends every attribute in its wire type', () => {
    const mock = createMockPco({ people: 60 })
    const is: { readonly [letter: string]: (value: unknown) => boolean } = {
      '': (value) => typeof value === 'string',
      b: (value) => typeof value === 'boolean',
      i: (value) => Number.isInteger(value),
      n: (value) => typeof value === 'number',
      t: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value)),
      d: (value) => /^\d{4}-\d\d-\d\d$/.test(String(value)),
      a: Array.isArray,
      o: (value) => typeof value === 'object' && !Array.isArray(value),
      x: () => true,
    }
    const wrong: string[] = []
    for (const { table, mock: extra } of mocks)
      for (const type of decodeProduct(table, extra).types.values())
        for (const row of mock.db.all(type.key).slice(0, 30))
          for (const [name, value] of Object.entries(row.attributes)) {
            const letter = type.attributes.get(name)?.letter ?? '?'
            const fits = value === null ? !type.always.has(name) : is[letter]?.(value)
            if (!fits) wrong.push(`${type.key}.${name}:${letter} = ${JSON.stringify(value)}`)
          }
    expect([...new Set(wrong)]).toEqual([])
  })

  it('holds no relationship to a row that is not there', () => {
    const mock = createMockPco({ people: 60 })
    const wrong: string[] = []
    for (const { table, mock: extra } of mocks)
      for (const type of decodeProduct(table, extra).types.values())
        for (const row of mock.db.all(type.key))
          for (const [name, relationship] of Object.entries(row.relationships ?? {})) {
            const relation = type.relations.get(name)
            for (const { id } of [relationship?.data ?? []].flat())
              if (!relation?.to.some((to) => mock.db.get(`${table.name}.${to}`, id)))
                wrong.push(`${type.key}.${name} → ${id}`)
          }
    expect([...new Set(wrong)]).toEqual([])
  })

  it('has households whose members share a name, and count right', () => {
    const mock = createMockPco({ people: 60 })
    for (const household of mock.db.all('people.Household')) {
      const members = [household.relationships!.people!.data ?? []].flat()
      const names = new Set(members.map(({ id }) => mock.db.get('people.Person', id)!.attributes.last_name))
      expect(members.length).toBe(household.attributes.member_count)
      expect(names.size).toBe(1)
    }
  })

  it('has one primary email a person', () => {
    const mock = createMockPco({ people: 60 })
    const owners = mock.db
      .all('people.Email')
      .filter((row) => row.attributes.primary === true)
      .map((row) => (row.relationships!.person as { data: { id: string } }).data.id)
    expect(new Set(owners).size).toBe(owners.length)
    expect(owners.length).toBe(60)
  })

  it('has hundreds of people in one second, as after an import', () => {
    const mock = createMockPco({ people: 1200, only: ['people.Person'] })
    const seconds = new Map<unknown, number>()
    for (const { attributes } of mock.db.all('people.Person'))
      seconds.set(attributes.created_at, (seconds.get(attributes.created_at) ?? 0) + 1)
    expect(Math.max(...seconds.values())).toBeGreaterThan(100)
  })

  it('makes only what is asked for', () => {
    const mock = createMockPco({ people: 50, only: ['people.Person', 'people.Email'] })
    expect(mock.db.count('people.Email')).toBe(58)
    expect(mock.db.count('people.PhoneNumber')).toBe(0)
    expect(mock.db.count('giving.Donation')).toBe(0)
  })

  it('makes an empty organisation for no people', () => {
    const mock = createMockPco({ people: 0 })
    expect(mock.db.count('people.Person')).toBe(0)
    expect(mock.db.count('people.Organization')).toBe(1)
  })
})

describe('db', () => {
  it('says what is wrong with a name or an id', () => {
    const mock = createMockPco({ people: 5 })
    expect(() => mock.db.all('people.Persn')).toThrow(/no resource type "people.Persn"/)
    expect(() => mock.db.update('people.Person', '99', {})).toThrow(/no people.Person with id 99/)
    expect(mock.db.get('people.Person', '99')).toBeNull()
    expect(mock.db.delete('people.Person', '99')).toBe(false)
  })

  it('knows products by their name and by their key', () => {
    const mock = createMockPco({ people: 5 })
    expect(mock.db.all('checkIns.Event')).toEqual(mock.db.all('check-ins.Event'))
  })

  it('changes without a stamp when asked to', () => {
    const mock = createMockPco({ people: 5 })
    const before = mock.db.get('people.Person', '1')!.attributes.updated_at
    mock.db.update('people.Person', '1', { first_name: 'Ada' }, { touch: false })
    expect(mock.db.get('people.Person', '1')!.attributes).toMatchObject({
      first_name: 'Ada',
      updated_at: before,
    })
  })

  it('carries a name over to the same person in other products', () => {
    const mock = createMockPco({ people: 5 })
    mock.db.get('giving.Person', '1')
    mock.db.update('people.Person', '1', { first_name: 'Ada' })
    expect(mock.db.get('giving.Person', '1')!.attributes.first_name).toBe('Ada')
  })
})
