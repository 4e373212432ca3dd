/** Webhooks and the upload host: facts §11, §14.7, §14.27 and §14.28. */
import { createHmac } from 'node:crypto'
import type { MockPco } from '@pcokit/sdk/mock'
import { describe, expect, it } from 'vitest'
import { AUTH, ask, payload, small } from './support.ts'

interface Got {
  readonly headers: Headers
  readonly raw: string
  readonly envelope: {
    id: string
    type: string
    attributes: { name: string; attempt: number; payload: string }
    relationships: object
  }
  readonly document: { data: Record<string, unknown>; included?: unknown[]; meta: Record<string, unknown> }
}

function listening(mock: MockPco, name: string, status = 200): { got: Got[]; id: string; secret: string } {
  const got: Got[] = []
  const deliver = async (request: Request): Promise<Response> => {
    const raw = await request.text()
    const { data } = JSON.parse(raw) as { data: Got['envelope'][] }
    got.push({
      headers: request.headers,
      raw,
      envelope: data[0]!,
      document: JSON.parse(data[0]!.attributes.payload),
    })
    return new Response(null, { status })
  }
  return { got, ...mock.webhooks.subscribe({ name, deliver }) }
}

describe('webhooks', () => {
  it('deliver a created row whole, with a time and a token', async () => {
    const mock = small()
    const { got } = listening(mock, 'people.v2.events.email.created')
    const { body } = await ask(mock, '/people/v2/people/1/emails', {
      method: 'POST',
      body: payload('Email', { address: 'a@b.org' }),
    })
    expect(mock.webhooks.pending).toBe(1)
    await mock.webhooks.flush()
    const [one] = got
    expect(one!.envelope).toMatchObject({
      type: 'EventDelivery',
      attributes: { name: 'people.v2.events.email.created', attempt: 1 },
    })
    expect(one!.envelope.relationships).toEqual({ organization: { data: { type: 'Organization', id: '1' } } })
    expect(one!.document.data).toMatchObject({
      type: 'Email',
      id: body.data.id,
      attributes: { address: 'a@b.org' },
    })
    expect(one!.document.meta).toMatchObject({
      event_time: '2026-06-01T09:00:00Z',
      idempotency_token: expect.any(String),
    })
  })

  it('deliver a destroyed row bare: no attributes, no included, no time', async () => {
    const mock = small()
    const { got } = listening(mock, 'people.v2.events.email.destroyed')
    const id = mock.db.ids('people.Email')[0]!
    mock.db.delete('people.Email', id)
    await mock.webhooks.flush()
    const { document } = got[0]!
    expect(document.data).toMatchObject({ type: 'Email', id })
    expect('attributes' in document.data).toBe(false)
    expect('included' in document).toBe(false)
    expect(Object.keys(document.meta)).toEqual(['parent'])
  })

  it('are signed over the raw body with the secret of the subscription', async () => {
    const mock = small()
    const { got, secret } = listening(mock, 'people.v2.events.person.updated')
    mock.db.update('people.Person', '1', { first_name: 'Ada' })
    await mock.webhooks.flush()
    const { headers, raw, envelope } = got[0]!
    expect(headers.get('X-PCO-Webhooks-Authenticity')).toBe(
      createHmac('sha256', secret).update(raw).digest('hex'),
    )
    expect(headers.get('X-PCO-Webhooks-Name')).toBe('people.v2.events.person.updated')
    expect(headers.get('X-PCO-Webhooks-Event')).toBe(envelope.id)
    expect(headers.get('X-PCO-Webhooks-Event-ID')).toMatch(/^\d+$/)
    expect(headers.get('X-PCO-Webhooks-Event-Time')).toBe('2026-06-01T09:00:00Z')
  })

  it('reach only active subscriptions to that event', async () => {
    const mock = small()
    const created = listening(mock, 'people.v2.events.person.created')
    const updated = listening(mock, 'people.v2.events.person.updated')
    mock.db.update('webhooks.WebhookSubscription', updated.id, { active: false })
    mock.db.update('people.Person', '1', { first_name: 'Ada' })
    await mock.webhooks.flush()
    expect([created.got.length, updated.got.length]).toEqual([0, 0])
  })

  it('come twice on demand, as the same event', async () => {
    const mock = small()
    const { got } = listening(mock, 'people.v2.events.person.updated')
    mock.db.update('people.Person', '1', { first_name: 'Ada' })
    await mock.webhooks.flush({ copies: 2 })
    expect(got.map((one) => one.envelope.id)).toEqual([got[0]!.envelope.id, got[0]!.envelope.id])
  })

  it('come out of order on demand', async () => {
    const mock = small()
    const { got } = listening(mock, 'people.v2.events.person.updated')
    for (let i = 1; i <= 20; i++) mock.db.update('people.Person', String(i), { first_name: 'Ada' })
    await mock.webhooks.flush({ shuffle: true })
    const order = got.map((one) => Number(one.document.data.id))
    expect(order).toHaveLength(20)
    expect(order).not.toEqual([...order].sort((a, b) => a - b))
  })

  it('are tried again while they are not answered with 200, with a higher attempt', async () => {
    const mock = small()
    const { got } = listening(mock, 'people.v2.events.person.updated', 201)
    mock.db.update('people.Person', '1', { first_name: 'Ada' })
    await mock.webhooks.flush()
    expect(mock.webhooks.pending).toBe(1)
    await mock.webhooks.flush()
    expect(got.map((one) => one.envelope.attributes.attempt)).toEqual([1, 2])
    for (let i = 0; i < 20; i++) await mock.webhooks.flush()
    expect(got.length).toBe(16)
  })

  it('end a subscription that answers 410', async () => {
    const mock = small()
    const { id } = listening(mock, 'people.v2.events.person.updated', 410)
    mock.db.update('people.Person', '1', { first_name: 'Ada' })
    await mock.webhooks.flush()
    expect(mock.db.get('webhooks.WebhookSubscription', id)!.attributes.active).toBe(false)
    expect(mock.webhooks.pending).toBe(0)
  })

  it('are listed with their deliveries by the API', async () => {
    const mock = small()
    const { id } = listening(mock, 'people.v2.events.person.updated')
    mock.db.update('people.Person', '1', { first_name: 'Ada' })
    await mock.webhooks.flush()
    const base = `/webhooks/v2/webhook_subscriptions/${id}/events`
    const [event] = (await ask(mock, base)).body.data
    expect(event!.attributes.status).toBe('delivered')
    const deliveries = (await ask(mock, `${base}/${event!.id}/deliveries`)).body.data
    expect(deliveries.map((row) => row.attributes.status)).toEqual([200])
  })

  it('tell of a merger, and of the person who is gone', async () => {
    const mock = small()
    const merged = listening(mock, 'people.v2.events.person_merger.created')
    const gone = listening(mock, 'people.v2.events.person.destroyed')
    mock.merge('7', '8')
    await mock.webhooks.flush()
    expect(merged.got[0]!.document.data.attributes).toMatchObject({
      person_to_keep_id: 7,
      person_to_remove_id: 8,
    })
    expect(gone.got.map((one) => one.document.data.id)).toEqual(['8'])
  })

  it('can be made through the API, and go out by themselves', async () => {
    const mock = small()
    let arrived = (): void => {}
    const first = new Promise<void>((resolve) => {
      arrived = resolve
    })
    mock.webhooks.subscribe({
      name: 'people.v2.events.person.created',
      deliver: () => {
        arrived()
        return new Response()
      },
    })
    mock.webhooks.auto()
    await ask(mock, '/people/v2/people', { method: 'POST', body: payload('Person', { first_name: 'Ada' }) })
    await first
    const reply = await ask(mock, '/webhooks/v2/webhook_subscriptions', {
      method: 'POST',
      body: payload('WebhookSubscription', {
        name: 'people.v2.events.person.updated',
        url: 'https://hooks.example.org/',
        active: true,
      }),
    })
    expect(reply.body.data.attributes.authenticity_secret).toMatch(/^secret-/)
  })
})

describe('the upload host', () => {
  it('answers plain JSON: an array of one file with a us3 id, slashes escaped, nothing around it', async () => {
    const mock = small()
    const form = new FormData()
    form.append('file', new Blob(['hello'], { type: 'text/plain' }), 'hello.txt')
    const response = await mock.fetch('https://upload.planningcenteronline.com/v2/files', {
      method: 'POST',
      headers: { authorization: AUTH },
      body: form,
    })
    const text = await response.text()
    const body = JSON.parse(text) as {
      data: { id: string; type: string; attributes: Record<string, unknown> }[]
    }
    expect(response.headers.get('Content-Type')).toBe('application/json')
    expect(Object.keys(body)).toEqual(['data'])
    expect(body.data[0]).toMatchObject({
      type: 'File',
      attributes: { name: 'hello.txt', content_type: 'text/plain', file_size: 5 },
    })
    expect(body.data[0]!.id).toMatch(/^us3-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    expect(text).toContain('text\\/plain')
    expect([...mock.uploads.files.keys()]).toEqual([body.data[0]!.id])
  })

  it('refuses a form without a file', async () => {
    const form = new FormData()
    form.append('other', 'x')
    const response = await small().fetch('https://upload.planningcenteronline.com/v2/files', {
      method: 'POST',
      headers: { authorization: AUTH },
      body: form,
    })
    expect(response.status).toBe(400)
  })
})
