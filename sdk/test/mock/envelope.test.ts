/** The shape of answers: facts §6 and §14.1–§14.19. */
import { describe, expect, it } from 'vitest'
import { ask, ORIGIN, small } from './support.ts'

const PEOPLE = '/people/v2/people'

describe('the envelope', () => {
  it('writes collection members in the order links, data, included, meta', async () => {
    const { body } = await ask(small(), PEOPLE)
    expect(Object.keys(body)).toEqual(['links', 'data', 'included', 'meta'])
  })

  it('writes single documents as data, included, meta, without links of their own', async () => {
    const { body } = await ask(small(), `${PEOPLE}/1`)
    expect(Object.keys(body)).toEqual(['data', 'included', 'meta'])
  })

  it('writes resource members in the order type, id, attributes, relationships, links', async () => {
    const { body } = await ask(small(), `${PEOPLE}?include=emails`)
    expect(Object.keys(body.data[0]!)).toEqual(['type', 'id', 'attributes', 'relationships', 'links'])
  })

  it('always has included, empty when nothing was asked for', async () => {
    const mock = small()
    expect((await ask(mock, PEOPLE)).body.included).toEqual([])
    expect((await ask(mock, `${PEOPLE}/1`)).body.included).toEqual([])
  })

  it('has total_count, count, next, prev, what can be asked for, and the parent in meta', async () => {
    const { body } = await ask(small(), `${PEOPLE}?per_page=10&offset=20`)
    expect(body.meta).toMatchObject({
      total_count: 60,
      count: 10,
      next: { offset: 30 },
      prev: { offset: 10 },
      parent: { id: '1', type: 'Organization' },
    })
    for (const key of ['can_order_by', 'can_query_by', 'can_include', 'can_filter'])
      expect(body.meta[key]).toEqual(expect.arrayContaining([expect.any(String)]))
  })

  it('names the real abilities of an endpoint in can_order_by, can_query_by, can_include and can_filter', async () => {
    const { body } = await ask(small(), '/giving/v2/donations')
    expect(body.meta.can_order_by).toEqual(
      expect.arrayContaining(['created_at', 'updated_at', 'received_at']),
    )
    expect(body.meta.can_query_by).toEqual(expect.arrayContaining(['payment_method', 'updated_at']))
    expect(body.meta.can_include).toEqual(expect.arrayContaining(['designations', 'labels']))
    expect(body.meta.can_filter).toEqual(['succeeded'])
  })

  it('leaves a can_ key out where an endpoint has none of it', async () => {
    const { body } = await ask(small(), '/giving/v2/campuses')
    expect(Object.keys(body.meta).filter((key) => key.startsWith('can_'))).toEqual([])
  })

  it('gives a single only can_include and parent in meta', async () => {
    const { body } = await ask(small(), `${PEOPLE}/1`)
    expect(Object.keys(body.meta)).toEqual(['can_include', 'parent'])
  })

  it('adds onboarding: false to the meta of groups', async () => {
    const { body } = await ask(small(), '/groups/v2/groups')
    expect(body.meta.onboarding).toBe(false)
  })

  it('drops next on the last page and prev on the first, and gives a prev of 0', async () => {
    const mock = small()
    const first = (await ask(mock, `${PEOPLE}?per_page=30`)).body
    const last = (await ask(mock, first.links.next!)).body
    expect(first.meta.prev).toBeUndefined()
    expect(first.links.prev).toBeUndefined()
    expect(last.meta.next).toBeUndefined()
    expect(last.links.next).toBeUndefined()
    expect(last.meta.prev).toEqual({ offset: 0 })
    expect(last.links.prev).toBe(`${ORIGIN}${PEOPLE}?offset=0&per_page=30`)
  })

  it('names the container of a nested path as the parent', async () => {
    const { body } = await ask(small(), `${PEOPLE}/3/emails`)
    expect(body.meta.parent).toEqual({ id: '3', type: 'Person' })
  })

  it('echoes the query sorted by key, brackets bare, commas as %2C and spaces as +', async () => {
    const query = 'per_page=5&where%5Blast_name%5D=van%20Dyk&include=households,emails&offset=0'
    const { body } = await ask(small(), `${PEOPLE}?${query}`)
    expect(body.links.self).toBe(
      `${ORIGIN}${PEOPLE}?include=households%2Cemails&offset=0&per_page=5&where[last_name]=van+Dyk`,
    )
  })

  it('accepts include[]=a&include[]=b', async () => {
    const { body } = await ask(small(), `${PEOPLE}?include[]=emails&include[]=phone_numbers&per_page=5`)
    expect(new Set(body.included.map((row) => row.type))).toEqual(new Set(['Email', 'PhoneNumber']))
  })

  it('ignores offset and per_page on a single resource', async () => {
    const { status, body } = await ask(small(), `${PEOPLE}/2?offset=50&per_page=0&nonsense=1`)
    expect(status).toBe(200)
    expect(body.data.id).toBe('2')
  })
})

describe('resources', () => {
  it('have ids that are strings and not always numbers', async () => {
    const mock = small()
    const sources = (await ask(mock, '/giving/v2/payment_sources')).body.data
    const events = (await ask(mock, '/webhooks/v2/available_events')).body.data
    expect(sources.map((row) => row.id)).toContain('planning_center')
    expect(events[0]!.id).toMatch(/^[0-9a-f]{32}$/)
    expect((await ask(mock, '/giving/v2/payment_sources/planning_center')).body.data.id).toBe(
      'planning_center',
    )
  })

  it('carry foreign keys as strings here and as integers there', () => {
    const mock = small()
    expect(mock.db.all('people.Household')[0]!.attributes.primary_contact_id).toEqual(expect.any(String))
    expect(mock.db.all('people.PersonMerger')[0]!.attributes.person_to_keep_id).toEqual(expect.any(Number))
  })

  it('write latitude, pass codes and the date format as strings', () => {
    const mock = small()
    expect(mock.db.all('people.Campus')[0]!.attributes.latitude).toMatch(/^-?\d+\.\d+$/)
    expect(mock.db.all('check-ins.Pass')[0]!.attributes.code).toMatch(/^\d+$/)
  })

  it('have negative or no fees, and negative refunds', () => {
    const mock = small()
    for (const { attributes } of mock.db.all('giving.Donation'))
      expect(attributes.fee_cents).toBeLessThanOrEqual(0)
    for (const { attributes } of mock.db.all('giving.Refund')) expect(attributes.amount_cents).toBeLessThan(0)
  })

  it('have times without fractions in UTC, and dates without times', () => {
    const mock = small()
    for (const { attributes } of mock.db.all('people.Person')) {
      expect(attributes.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
      if (attributes.birthdate !== null) expect(attributes.birthdate).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  })

  it('carry only self (and html) links in a list, and all edges alone, one under the empty key', async () => {
    const mock = small()
    const listed = (await ask(mock, PEOPLE)).body.data[0]!
    const alone = (await ask(mock, `${PEOPLE}/1`)).body.data
    expect(Object.keys(listed.links)).toEqual(['self', 'html'])
    expect(alone.links).toMatchObject({
      '': `${ORIGIN}${PEOPLE}/1/`,
      emails: `${ORIGIN}${PEOPLE}/1/emails`,
      self: `${ORIGIN}${PEOPLE}/1`,
    })
  })

  it('may have attributes that no document knows: PCO adds some within a version', async () => {
    const mock = small()
    mock.db.update('people.Person', '3', { brand_new: { since: 2026 } })
    expect((await ask(mock, `${PEOPLE}/3`)).body.data.attributes.brand_new).toEqual({ since: 2026 })
    expect('brand_new' in (await ask(mock, `${PEOPLE}/4`)).body.data.attributes).toBe(false)
  })

  it('link an unset to-one edge with null', async () => {
    const mock = small()
    const id = mock.db.ids('people.Person')[5]!
    mock.db.update('people.Person', id, {}, { relationships: { primary_campus: null } })
    const { body } = await ask(mock, `${PEOPLE}/${id}`)
    expect(body.data.links.primary_campus).toBeNull()
  })

  it('give a nested row its canonical top-level address, and a nested-only type its nested one', async () => {
    const mock = small()
    const email = (await ask(mock, `${PEOPLE}/1/emails`)).body.data[0]!
    const donation = mock.db.ids('giving.Donation')[0]
    const designation = (await ask(mock, `/giving/v2/donations/${donation}/designations`)).body.data[0]!
    expect(email.links.self).toBe(`${ORIGIN}/people/v2/emails/${email.id}`)
    expect(designation.links.self).toBe(
      `${ORIGIN}/giving/v2/donations/${donation}/designations/${designation.id}`,
    )
  })

  it('tell the household of a membership in links.self alone', async () => {
    const mock = small()
    const [row] = mock.db.all('people.HouseholdMembership')
    expect(Object.keys(row!.relationships!)).toEqual(['person'])
    expect(row!.links!.self).toMatch(/\/people\/v2\/households\/\d+\/household_memberships\/\d+$/)
  })

  it('have no relationships key where the type has none', async () => {
    const { body } = await ask(small(), '/giving/v2/funds')
    expect('relationships' in body.data[0]!).toBe(false)
  })

  it('write data: null for an empty to-one and data: [] for an empty to-many relationship', async () => {
    const mock = small()
    const id = mock.db.ids('giving.Donation')[1]!
    mock.db.update('giving.Donation', id, {}, { relationships: { batch: null, labels: [] } })
    const { relationships } = (await ask(mock, `/giving/v2/donations/${id}`)).body.data
    expect(relationships.batch).toEqual({ data: null })
    expect(relationships.labels).toEqual({ data: [] })
  })

  it('use odd types in identifiers: PrimaryCampus, whose rows are Campus', async () => {
    const mock = small()
    mock.db.update('people.Person', '1', {}, { relationships: { primary_campus: '2' } })
    const { body } = await ask(mock, `${PEOPLE}/1?include=primary_campus`)
    expect(body.data.relationships.primary_campus!.data).toEqual({ type: 'PrimaryCampus', id: '2' })
    expect(body.included.map(({ type, id }) => [type, id])).toEqual([['Campus', '2']])
  })
})

describe('includes', () => {
  it('add a relationship key that is otherwise missing, with links.related beside data', async () => {
    const mock = small()
    const plain = (await ask(mock, `${PEOPLE}/1`)).body.data
    const asked = (await ask(mock, `${PEOPLE}/1?include=emails`)).body.data
    expect('emails' in plain.relationships).toBe(false)
    expect(asked.relationships.emails!.links).toEqual({ related: `${ORIGIN}${PEOPLE}/1/emails` })
  })

  it('bring each row once, mixed in the order of traversal, each with links.self', async () => {
    const { body } = await ask(small(), `${PEOPLE}?include=emails,households&per_page=4`)
    const keys = body.included.map(({ type, id }) => `${type}/${id}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(body.included.slice(0, 2).map((row) => row.type)).not.toEqual(['Household', 'Household'])
    expect(keys.indexOf(keys.find((key) => key.startsWith('Household'))!)).toBeLessThan(keys.length - 1)
    for (const row of body.included) expect(row.links.self).toMatch(/^https:/)
  })

  it('nest two levels with a dot', async () => {
    const mock = small()
    const person = String(
      (mock.db.all('people.FieldDatum')[0]!.relationships!.customizable as { data: { id: string } }).data.id,
    )
    const { body } = await ask(mock, `${PEOPLE}/${person}?include=field_data.field_definition`)
    expect(new Set(body.included.map((row) => row.type))).toEqual(new Set(['FieldDatum', 'FieldDefinition']))
  })

  it('pass over an include the path does not know', async () => {
    const { status, body } = await ask(small(), `${PEOPLE}?include=nonsense`)
    expect(status).toBe(200)
    expect(body.included).toEqual([])
  })

  it('write a null to-one relationship without links when it was asked for', async () => {
    const mock = small()
    mock.db.update('people.Person', '4', {}, { relationships: { primary_campus: null } })
    const { body } = await ask(mock, `${PEOPLE}/4?include=primary_campus`)
    expect(body.data.relationships.primary_campus).toEqual({ data: null })
  })
})

describe('fields', () => {
  it('leave only what was named, relationships too', async () => {
    const { body } = await ask(small(), `${PEOPLE}?fields[Person]=first_name,primary_campus&per_page=1`)
    expect(Object.keys(body.data[0]!.attributes)).toEqual(['first_name'])
    expect(Object.keys(body.data[0]!.relationships)).toEqual(['primary_campus'])
  })

  it('bring attributes that come in no other way', async () => {
    const mock = small()
    expect('mfa_configured' in (await ask(mock, `${PEOPLE}/1`)).body.data.attributes).toBe(false)
    expect(
      'mfa_configured' in (await ask(mock, `${PEOPLE}/1?fields[Person]=mfa_configured`)).body.data.attributes,
    ).toBe(true)
  })

  it('reach included rows by their type', async () => {
    const { body } = await ask(small(), `${PEOPLE}/1?include=emails&fields[Email]=address`)
    expect(Object.keys(body.included[0]!.attributes)).toEqual(['address'])
  })
})

describe('single resources', () => {
  it('answer a to-one edge with one row, and with 404 when it is unset', async () => {
    const mock = small()
    mock.db.update('people.Person', '1', {}, { relationships: { primary_campus: '3' } })
    mock.db.update('people.Person', '2', {}, { relationships: { primary_campus: null } })
    expect((await ask(mock, `${PEOPLE}/1/primary_campus`)).body.data.id).toBe('3')
    expect((await ask(mock, `${PEOPLE}/2/primary_campus`)).status).toBe(404)
  })

  it('answer the root with the organisation and me with a person', async () => {
    const mock = small()
    expect((await ask(mock, '/people/v2')).body.data.type).toBe('Organization')
    expect((await ask(mock, '/people/v2/me')).body.data).toMatchObject({ type: 'Person', id: '1' })
  })

  it('share ids of people among products', async () => {
    const mock = small()
    const person = (await ask(mock, `${PEOPLE}/7`)).body.data.attributes
    const donor = (await ask(mock, '/giving/v2/people/7')).body.data.attributes
    expect(donor.last_name).toBe(person.last_name)
  })
})
