import { createHmac } from 'node:crypto'
import { runInNewContext } from 'node:vm'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Email } from '../../src/generated/people/types.ts'
import {
  type PcoError,
  verifyWebhook,
  type WebhookEvent,
  WebhookSignatureError,
} from '../../src/webhooks/verify.ts'

const SECRET = 'a1b2c3d4'

interface Payload {
  readonly data: unknown
  readonly included?: unknown[]
  readonly meta?: unknown
}

const EMAIL = {
  type: 'Email',
  id: '915',
  attributes: { address: 'ada@parish.example', location: 'Home', primary: true },
  relationships: { person: { data: { type: 'Person', id: '7' } } },
  links: { self: 'https://api.planningcenteronline.com/people/v2/emails/915' },
}
const META = {
  parent: { id: '7', type: 'Person' },
  event_time: '2026-07-02T10:00:00Z',
  idempotency_token: 'token-1',
}

const delivery = (name: string, payload: Payload, id = '0b9c3f5e-1111-4222-8333-944445555666') => ({
  id,
  type: 'EventDelivery',
  attributes: { name, attempt: 2, payload: JSON.stringify(payload) },
  relationships: { organization: { data: { type: 'Organization', id: '42' } } },
})
const CREATED = delivery('people.v2.events.email.created', { data: EMAIL, included: [], meta: META })

/** A request as PCO makes it. */
const request = (body: unknown, secret = SECRET) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const headers = {
    'X-PCO-Webhooks-Authenticity': createHmac('sha256', secret).update(text).digest('hex'),
    'X-PCO-Webhooks-Name': 'people.v2.events.email.created',
    'X-PCO-Webhooks-Event-Time': '2026-07-02T10:00:05Z',
  }
  return { text, headers }
}

const read = (...deliveries: unknown[]) => {
  const { text, headers } = request({ data: deliveries })
  return verifyWebhook(text, headers, SECRET)
}

describe('the signature', () => {
  const { text, headers } = request({ data: [CREATED] })
  const bytes = new TextEncoder().encode(text)

  it.each([
    ['text', text],
    ['bytes', bytes],
    ['a Node buffer', Buffer.from(text)],
    ['an ArrayBuffer', bytes.buffer],
    ['a view into a larger buffer', new Uint8Array(Buffer.from(`xx${text}yy`)).subarray(2, 2 + bytes.length)],
    ['an ArrayBuffer of another realm', runInNewContext('Uint8Array.from(bytes).buffer', { bytes })],
  ])('is taken over %s', async (_, body) => {
    expect(await verifyWebhook(body as string, headers, SECRET)).toHaveLength(1)
  })

  it.each([
    ['Headers', new Headers(headers)],
    [
      'names in lower case, as Node has them',
      Object.fromEntries(Object.entries(headers).map(([k, v]) => [k.toLowerCase(), v])),
    ],
    ['lists of values', Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, [v]]))],
    [
      'a digest in capitals',
      { ...headers, 'X-PCO-Webhooks-Authenticity': headers['X-PCO-Webhooks-Authenticity'].toUpperCase() },
    ],
  ])('is found in %s', async (_, given) => {
    expect(await verifyWebhook(text, given, SECRET)).toHaveLength(1)
  })

  it('may be of any of several secrets, and tells which', async () => {
    expect((await verifyWebhook(text, headers, ['other', SECRET]))[0]?.signedBy).toBe('1')
    expect((await verifyWebhook(text, headers, { emails: SECRET, people: 'other' }))[0]?.signedBy).toBe(
      'emails',
    )
    expect((await verifyWebhook(text, headers, SECRET))[0]?.signedBy).toBe('0')
  })

  it('is over the bytes: the same JSON written otherwise is refused', async () => {
    await expect(verifyWebhook(`${text} `, headers, SECRET)).rejects.toBeInstanceOf(WebhookSignatureError)
    const escaped = '{"data":[],"text":"a\\/b \\u00e9"}'
    const signed = request(escaped).headers
    expect(await verifyWebhook(escaped, signed, SECRET)).toEqual([])
    await expect(verifyWebhook(JSON.stringify(JSON.parse(escaped)), signed, SECRET)).rejects.toThrow(
      'raw body',
    )
  })

  it.each([
    ['a wrong secret', text, headers, 'wrong'],
    ['a body that was changed', text.replace('ada@', 'eve@'), headers, SECRET],
    ['no signature', text, {}, SECRET],
    [
      'a signature that is cut',
      text,
      { 'X-PCO-Webhooks-Authenticity': headers['X-PCO-Webhooks-Authenticity'].slice(0, 62) },
      SECRET,
    ],
    [
      'a signature that goes on',
      text,
      { 'X-PCO-Webhooks-Authenticity': `${headers['X-PCO-Webhooks-Authenticity']}00` },
      SECRET,
    ],
    ['a signature that is no hex', text, { 'X-PCO-Webhooks-Authenticity': 'z'.repeat(64) }, SECRET],
  ])('refuses %s, without quoting the secret', async (_, body, given, secret) => {
    const error = await verifyWebhook(body, given as Record<string, string>, secret).catch(
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(WebhookSignatureError)
    expect((error as PcoError).code).toBe('webhook_signature')
    expect(String(error)).not.toContain(SECRET)
  })

  it.each([
    ['an empty list', []],
    ['an empty secret', ''],
    ['a missing one', [undefined]],
  ])('is not checked with %s', async (_, secrets) => {
    await expect(verifyWebhook(text, headers, secrets as unknown as string[])).rejects.toMatchObject({
      code: 'invalid_secrets',
    })
  })

  it.each([
    ['an object', { data: [CREATED] }],
    ['an array', [CREATED]],
    ['undefined', undefined],
    ['null', null],
  ])('needs the raw body, not %s', async (_, body) => {
    await expect(verifyWebhook(body as unknown as string, headers, SECRET)).rejects.toThrow(
      /needs the body as it arrived.*request\.text\(\)/,
    )
  })
})

describe('an event', () => {
  it('holds the row, one level down in the payload, and what stands around it', async () => {
    const [event] = await read(CREATED)
    expect(event).toEqual({
      id: '0b9c3f5e-1111-4222-8333-944445555666',
      name: 'people.v2.events.email.created',
      known: true,
      attempt: 2,
      organizationId: '42',
      eventTime: '2026-07-02T10:00:00Z',
      idempotencyToken: 'token-1',
      previous: null,
      parent: { id: '7', type: 'Person' },
      included: [],
      meta: META,
      signedBy: '0',
      product: 'people',
      type: 'Email',
      verb: 'created',
      row: EMAIL,
    })
  })

  it('of a destroyed row has its type and id, and the time it was sent', async () => {
    const bare = { data: { type: 'Email', id: '915' }, meta: { parent: { id: '7', type: 'Person' } } }
    const [event] = await read(delivery('people.v2.events.email.destroyed', bare))
    expect(event).toMatchObject({
      known: true,
      verb: 'destroyed',
      row: { type: 'Email', id: '915' },
      idempotencyToken: null,
      eventTime: '2026-07-02T10:00:05Z',
    })
  })

  it('tells the values before, where PCO does', async () => {
    const meta = { ...META, previous: { stage: 'ready' } }
    const data = { type: 'WorkflowCard', id: '1', attributes: {}, links: {} }
    const [event] = await read(delivery('people.v2.events.workflow_card.updated', { data, meta }))
    expect(event?.previous).toEqual({ stage: 'ready' })
  })

  it('is named apart from its type, and its product may not be followed by v2', async () => {
    const item = await read(
      delivery('services.v2.events.plan_item.created', { data: { type: 'Item', id: '1' } }),
    )
    expect(item[0]).toMatchObject({ known: true, product: 'services', type: 'Item', verb: 'created' })
    const data = { type: 'GroupApplication', id: '1' }
    const group = await read(delivery('groups.church_center.v2.events.group_application.created', { data }))
    expect(group[0]).toMatchObject({ known: true, product: 'groups', verb: 'created' })
  })

  it.each([
    ['a name that is new', 'people.v2.events.badge.minted', 'Badge'],
    ['a known name with another type', 'people.v2.events.email.created', 'EmailAddress'],
    ['a name of every object', 'toString', 'Email'],
  ])('with %s is kept, as unknown', async (_, name, type) => {
    const [event] = await read(delivery(name, { data: { type, id: '1' } }))
    expect(event).toMatchObject({ known: false, name, type, row: { id: '1' } })
  })

  it('comes with others in one body, in their order', async () => {
    const second = delivery('people.v2.events.email.updated', { data: EMAIL }, 'second')
    expect((await read(CREATED, second)).map(({ id }) => id)).toEqual([CREATED.id, 'second'])
  })

  it('may come from before there were organisations and metadata', async () => {
    const [event] = await read({
      id: '1',
      attributes: { name: 'x', payload: JSON.stringify({ data: EMAIL }) },
    })
    expect(event).toMatchObject({ organizationId: null, attempt: 1, parent: null, meta: {} })
  })

  it.each([
    ['no JSON', 'hello'],
    ['no deliveries', '{"data":[{}]}'],
    ['a payload that is no JSON', { data: [{ ...CREATED, attributes: { name: 'a.b', payload: '{' } }] }],
    ['a payload without a row', { data: [delivery('a.b', { data: null })] }],
    ['a list for a row', { data: [delivery('a.b', { data: [EMAIL] })] }],
  ])('cannot be read from %s, and that is no question of the signature', async (_, body) => {
    const { text, headers } = request(body)
    await expect(verifyWebhook(text, headers, SECRET)).rejects.toMatchObject({ code: 'malformed_webhook' })
  })

  it('has a row of the type its name says', () => {
    const check = (event: WebhookEvent) => {
      if (!event.known) return expectTypeOf(event.row.attributes?.anything).toBeUnknown()
      if (event.name === 'people.v2.events.email.created')
        return expectTypeOf(event.row).toEqualTypeOf<Email>()
      if (event.name === 'people.v2.events.email.destroyed') {
        expectTypeOf(event.row.attributes).toEqualTypeOf<undefined>()
        return expectTypeOf(event.row.type).toEqualTypeOf<'Email'>()
      }
      return expectTypeOf(event.verb).toBeString
    }
    expect(check).toBeTypeOf('function')
  })
})
