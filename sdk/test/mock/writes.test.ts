/** Writes and actions: facts §8, §9, §10, §14.20, §14.25, §15.5 and §15.10. */
import { describe, expect, it } from 'vitest'
import { ask, payload, small, testClock } from './support.ts'

const PEOPLE = '/people/v2/people'

describe('creating', () => {
  it('answers 201 with the whole row, without Location, and the row is there', async () => {
    const mock = small()
    const reply = await ask(mock, PEOPLE, {
      method: 'POST',
      body: payload('Person', { first_name: 'Ada', last_name: 'Lovelace' }),
    })
    expect(reply.status).toBe(201)
    expect(reply.headers.get('Location')).toBeNull()
    expect(reply.body.data).toMatchObject({
      type: 'Person',
      id: '61',
      attributes: {
        first_name: 'Ada',
        name: 'Ada Lovelace',
        status: 'active',
        created_at: '2026-06-01T09:00:00Z',
      },
    })
    expect((await ask(mock, `${PEOPLE}/61`)).body.data.attributes.last_name).toBe('Lovelace')
  })

  it('on a nested path ties the row to its parent', async () => {
    const mock = small()
    const reply = await ask(mock, `${PEOPLE}/5/emails`, {
      method: 'POST',
      body: payload('Email', { address: 'a@b.org', location: 'Home' }),
    })
    expect(reply.status).toBe(201)
    expect(reply.body.data.relationships.person).toEqual({ data: { type: 'Person', id: '5' } })
    expect(reply.body.meta.parent).toEqual({ id: '5', type: 'Person' })
    const listed = (await ask(mock, `${PEOPLE}/5/emails`)).body.data.map((row) => row.id)
    expect(listed).toContain(reply.body.data.id)
  })

  it('ties a nested-only row to a parent that no relationship shows', async () => {
    const mock = small()
    const household = mock.db.ids('people.Household')[0]!
    const alone = mock.db.insert('people.Person', { first_name: 'New', last_name: 'Member' }).id
    const before = (await ask(mock, `/people/v2/households/${household}`)).body.data.attributes.updated_at
    await ask(mock, `/people/v2/households/${household}/household_memberships`, {
      method: 'POST',
      body: payload(
        'HouseholdMembership',
        { pending: false },
        { person: { data: { type: 'Person', id: alone } } },
      ),
    })
    const people = (await ask(mock, `/people/v2/households/${household}/people`)).body.data.map(
      (row) => row.id,
    )
    expect(people).toContain(alone)
    expect((await ask(mock, `/people/v2/households/${household}`)).body.data.attributes.updated_at).toBe(
      before,
    )
  })

  it('refuses a blank required attribute with 422, naming it under source.parameter', async () => {
    const { status, body } = await ask(small(), `${PEOPLE}/5/emails`, {
      method: 'POST',
      body: payload('Email', { location: 'Home' }),
    })
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      {
        detail: "can't be blank",
        status: '422',
        title: 'Validation Error',
        source: { parameter: 'address' },
        meta: { resource: 'Email', associated_resources: [] },
      },
    ])
  })

  it('refuses what cannot be assigned with 422 Forbidden Attribute, one error each, without a source', async () => {
    const { status, body } = await ask(small(), PEOPLE, {
      method: 'POST',
      body: payload('Person', { first_name: 'A', created_at: '2020-01-01T00:00:00Z', nonsense: 1 }),
    })
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      { status: '422', title: 'Forbidden Attribute', detail: 'created_at cannot be assigned' },
      { status: '422', title: 'Forbidden Attribute', detail: 'nonsense cannot be assigned' },
    ])
  })

  it('refuses a relationship to a row that does not exist', async () => {
    const { status, body } = await ask(small(), PEOPLE, {
      method: 'POST',
      body: payload(
        'Person',
        { first_name: 'A' },
        { primary_campus: { data: { type: 'PrimaryCampus', id: '99' } } },
      ),
    })
    expect(status).toBe(422)
    expect(body.errors[0]).toMatchObject({
      code: 'attribute_resource_not_found',
      source: { parameter: 'primary_campus' },
    })
  })

  it('takes ids as attributes where PCO does', async () => {
    const mock = small()
    const group = mock.db.ids('giving.BatchGroup')[0]!
    const { status, body } = await ask(mock, '/giving/v2/batches', {
      method: 'POST',
      body: payload('Batch', { description: 'Sunday', batch_group_id: group }),
    })
    expect(status).toBe(201)
    expect(body.data.relationships.batch_group).toEqual({ data: { type: 'BatchGroup', id: group } })
  })
})

describe('updating', () => {
  it('answers 200 with the whole row and moves updated_at', async () => {
    const clock = testClock()
    const mock = small({ clock })
    const reply = await ask(mock, `${PEOPLE}/3`, {
      method: 'PATCH',
      body: payload('Person', { first_name: 'Grace' }),
    })
    expect(reply.status).toBe(200)
    expect(reply.body.data.attributes).toMatchObject({
      first_name: 'Grace',
      updated_at: '2026-06-01T09:00:00Z',
    })
    expect(reply.body.data.attributes.name).toMatch(/^Grace /)
  })

  it('sets and clears a relationship', async () => {
    const mock = small()
    const set = await ask(mock, `${PEOPLE}/3`, {
      method: 'PATCH',
      body: payload('Person', {}, { primary_campus: { data: { type: 'PrimaryCampus', id: '2' } } }),
    })
    expect(set.body.data.relationships.primary_campus).toEqual({ data: { type: 'PrimaryCampus', id: '2' } })
    const cleared = await ask(mock, `${PEOPLE}/3`, {
      method: 'PATCH',
      body: payload('Person', {}, { primary_campus: { data: null } }),
    })
    expect(cleared.body.data.relationships.primary_campus).toEqual({ data: null })
  })

  const swallowed: readonly [attribute: string, value: unknown][] = [
    ['birthdate', 'not-a-date'],
    ['birthdate', '2020-99-99'],
    ['grade', 'third'],
    ['anniversary', 17],
  ]
  for (const [attribute, value] of swallowed)
    it(`swallows a malformed value with 200 and stores null: ${attribute} = ${value}`, async () => {
      const { status, body } = await ask(small(), `${PEOPLE}/3`, {
        method: 'PATCH',
        body: payload('Person', { [attribute]: value }),
      })
      expect(status).toBe(200)
      expect(body.data.attributes[attribute]).toBeNull()
    })

  it('refuses an integer out of range with 422', async () => {
    const { status, body } = await ask(small(), `${PEOPLE}/3`, {
      method: 'PATCH',
      body: payload('Person', { grade: 99_999_999_999 }),
    })
    expect(status).toBe(422)
    expect(body.errors[0]).toMatchObject({ source: { parameter: 'grade' } })
  })

  it('of a primary email demotes the old one without moving its updated_at', async () => {
    const mock = small()
    const [old] = (await ask(mock, `${PEOPLE}/1/emails`)).body.data
    const added = await ask(mock, `${PEOPLE}/1/emails`, {
      method: 'POST',
      body: payload('Email', { address: 'new@b.org', location: 'Work', primary: true }),
    })
    expect(added.body.data.attributes.primary).toBe(true)
    const after = (await ask(mock, `/people/v2/emails/${old!.id}`)).body.data
    expect(after.attributes.primary).toBe(false)
    expect(after.attributes.updated_at).toBe(old!.attributes.updated_at)
  })

  it('of a contact moves the person, of a field datum does not', async () => {
    const clock = testClock()
    const mock = small({ clock })
    const stampOf = async (id: string): Promise<unknown> =>
      (await ask(mock, `${PEOPLE}/${id}`)).body.data.attributes.updated_at
    const datum = mock.db.all('people.FieldDatum')[0]!
    const owner = (datum.relationships!.customizable as { data: { id: string } }).data.id
    const before = await stampOf(owner)
    await ask(mock, `/people/v2/field_data/${datum.id}`, {
      method: 'PATCH',
      body: payload('FieldDatum', { value: 'changed' }),
    })
    expect(await stampOf(owner)).toBe(before)
    const [email] = (await ask(mock, `${PEOPLE}/${owner}/emails`)).body.data
    await ask(mock, `/people/v2/emails/${email!.id}`, {
      method: 'PATCH',
      body: payload('Email', { address: 'x@y.org' }),
    })
    expect(await stampOf(owner)).toBe('2026-06-01T09:00:00Z')
  })
})

describe('changes without a stamp', () => {
  for (const change of [{ medical_notes: 'Asthma' }, { passed_background_check: true }])
    it(`leave updated_at of a person alone: ${Object.keys(change)[0]}`, () => {
      const mock = small()
      const before = mock.db.get('people.Person', '3')!.attributes.updated_at
      const after = mock.db.update('people.Person', '3', change).attributes
      expect(after).toMatchObject({ ...change, updated_at: before })
    })

  it('are made by a merger: what named the loser keeps its updated_at', () => {
    const mock = small()
    const owned = (id: string) =>
      mock.db.all('people.Email').filter((row) => JSON.stringify(row.relationships).includes(`"id":"${id}"`))
    const [before] = owned('8')
    mock.merge('7', '8')
    const after = mock.db.get('people.Email', before!.id)!
    expect(after.attributes).toEqual(before!.attributes)
    expect(after.relationships!.person).toEqual({ data: { type: 'Person', id: '7' } })
  })
})

describe('deleting', () => {
  it('answers 204 without a body; the row is gone and leaves nothing behind', async () => {
    const mock = small()
    const emails = (await ask(mock, `${PEOPLE}/4/emails`)).body.data
    const reply = await ask(mock, `${PEOPLE}/4`, { method: 'DELETE' })
    expect([reply.status, reply.text]).toEqual([204, ''])
    expect((await ask(mock, `${PEOPLE}/4`)).status).toBe(404)
    expect((await ask(mock, `/people/v2/emails/${emails[0]!.id}`)).status).toBe(404)
    expect(
      mock.db
        .all('people.PhoneNumber')
        .some((row) => (row.relationships!.person as { data: { id: string } | null }).data?.id === '4'),
    ).toBe(false)
  })

  it('clears references to the row that do not belong to it', async () => {
    const mock = small()
    mock.db.update('people.Person', '9', {}, { relationships: { primary_campus: '2' } })
    mock.db.delete('people.Campus', '2')
    expect((await ask(mock, `${PEOPLE}/9`)).body.data.relationships.primary_campus).toEqual({ data: null })
  })
})

describe('actions', () => {
  it('of a list by GET answer 204 without a body', async () => {
    const mock = small()
    const id = mock.db.ids('people.List')[0]
    const reply = await ask(mock, `/people/v2/lists/${id}/run`)
    expect([reply.status, reply.text]).toEqual([204, ''])
  })

  it('change what they name: a batch is committed', async () => {
    const mock = small()
    const id = mock.db.ids('giving.Batch')[0]!
    mock.db.update('giving.Batch', id, { status: 'in_progress', committed_at: null })
    const reply = await ask(mock, `/giving/v2/batches/${id}/commit`, { method: 'POST' })
    expect(reply.status).toBeLessThan(300)
    expect(mock.db.get('giving.Batch', id)!.attributes).toMatchObject({
      status: 'committed',
      committed_at: '2026-06-01T09:00:00Z',
    })
  })

  it('rotate the secret of a webhook subscription', async () => {
    const mock = small()
    const { id, secret } = mock.webhooks.subscribe({ name: 'people.v2.events.email.created' })
    await ask(mock, `/webhooks/v2/webhook_subscriptions/${id}/rotate_secret`, { method: 'POST' })
    const after = mock.db.get('webhooks.WebhookSubscription', id)!.attributes.authenticity_secret
    expect(after).not.toBe(secret)
  })

  it('are not there for other methods', async () => {
    const mock = small()
    const id = mock.db.ids('giving.Batch')[0]
    expect((await ask(mock, `/giving/v2/batches/${id}/commit`, { method: 'DELETE' })).status).toBe(404)
  })
})

describe('mergers', () => {
  it('make the loser a 404 in every product, while its children keep their ids and name the survivor', async () => {
    const mock = small()
    const emails = (await ask(mock, `${PEOPLE}/8/emails`)).body.data.map((row) => row.id)
    const gifts = (await ask(mock, '/giving/v2/people/8/donations')).body.data.map((row) => row.id)
    mock.merge('7', '8')
    expect((await ask(mock, `${PEOPLE}/8`)).status).toBe(404)
    expect((await ask(mock, '/giving/v2/people/8')).status).toBe(404)
    const kept = (await ask(mock, `${PEOPLE}/7/emails`)).body.data.map((row) => row.id)
    expect(kept).toEqual(expect.arrayContaining(emails))
    const given = (await ask(mock, '/giving/v2/people/7/donations?per_page=100')).body.data.map(
      (row) => row.id,
    )
    expect(given).toEqual(expect.arrayContaining(gifts))
  })

  it('are listed with the ids as integers, and can be asked for by time', async () => {
    const mock = small()
    mock.merge('7', '8')
    const { body } = await ask(mock, '/people/v2/person_mergers?where[created_at][gte]=2026-06-01')
    expect(body.data.map((row) => row.attributes)).toEqual([
      { created_at: '2026-06-01T09:00:00Z', person_to_keep_id: 7, person_to_remove_id: 8 },
    ])
  })

  it('refuse people who are not there', () => {
    expect(() => small().merge('7', '9999')).toThrow(/no person 9999/)
  })
})
