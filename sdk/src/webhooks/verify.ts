/** Webhooks: from a raw request to typed events that PCO is known to have sent. */
import { PcoError } from '../errors/base.ts'
import { type WebhookEvents, webhookTypes } from '../generated/webhook-events.ts'
import type { AnyRow } from '../types/rows.ts'
import type { WebhookEnvelope } from '../types/webhooks.ts'
import {
  bytesOf,
  headerOf,
  type RawBody,
  signerOf,
  type WebhookHeaders,
  type WebhookSecrets,
} from './signature.ts'

export { PcoError } from '../errors/base.ts'
export { WebhookSignatureError } from '../errors/webhook-signature.ts'
export type { WebhookEvents } from '../generated/webhook-events.ts'
export type { DestroyedRow, WebhookEnvelope } from '../types/webhooks.ts'
export type { RawBody, WebhookHeaders, WebhookSecrets } from './signature.ts'

/** An event whose name is declared: `name` decides what `row` is. */
export type KnownWebhookEvent = {
  readonly [N in keyof WebhookEvents]: WebhookEnvelope & {
    readonly known: true
    readonly name: N
  } & WebhookEvents[N]
}[keyof WebhookEvents]

/** An event PCO has added since. It is as genuine as the others. */
export interface UnknownWebhookEvent extends WebhookEnvelope {
  readonly known: false
  readonly product: string
  readonly type: string
  readonly verb: string
  /** Without attributes when it was destroyed. */
  readonly row: Omit<AnyRow, 'attributes'> & { readonly attributes?: AnyRow['attributes'] }
}

/** What happened, by `name`, once `known` is checked. */
export type WebhookEvent = KnownWebhookEvent | UnknownWebhookEvent

type Json = { readonly [name: string]: unknown }

const object = (value: unknown): Json | null =>
  value && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : null

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function parsed(text: string, what: string): Json {
  try {
    const value = object(JSON.parse(text))
    if (value) return value
  } catch {}
  throw new PcoError(
    'malformed_webhook',
    `${what} is no JSON object, although PCO signed it. Tell them its event id.`,
  )
}

/** One delivery of the body. The payload is a JSON string holding a document: the row is one level further down. */
function eventOf(delivery: Json, sentAt: string | null, signedBy: string): WebhookEvent {
  const { name, payload, attempt } = object(delivery.attributes) ?? {}
  const document = object(payload) ?? parsed(String(payload), 'The payload of a webhook')
  const row = object(document.data)
  if (typeof name !== 'string' || typeof row?.type !== 'string' || typeof row.id !== 'string')
    throw new PcoError(
      'malformed_webhook',
      `The webhook ${String(name)} holds no row, although PCO signed it.`,
    )
  const meta = object(document.meta) ?? {}
  const organization = object(object(object(delivery.relationships)?.organization)?.data)
  const words = name.split('.')
  const event = {
    id: String(delivery.id),
    name,
    attempt: Number(attempt ?? 1),
    organizationId: textOrNull(organization?.id),
    eventTime: textOrNull(meta.event_time) ?? sentAt,
    idempotencyToken: textOrNull(meta.idempotency_token),
    previous: object(meta.previous),
    parent: object(meta.parent),
    included: Array.isArray(document.included) ? document.included : [],
    meta,
    signedBy,
    known: Object.hasOwn(webhookTypes, name) && webhookTypes[name] === row.type,
    product: words[0],
    type: row.type,
    verb: words.at(-1),
    row,
  }
  return event as unknown as WebhookEvent
}

/**
 * Checks a webhook's signature over its raw bytes and returns its events. Answer exactly 200 when they are safe
 * with you: PCO repeats everything else for days, and takes 410 as "never again". Remember `id`: an event may come
 * twice and out of order.
 *
 * @param rawBody the bytes as they arrived, never parsed JSON.
 * @param headers of the request; `X-PCO-Webhooks-Authenticity` holds the signature.
 * @param secrets the `authenticity_secret` of the subscriptions that may call this URL, in a list or by name.
 * @throws WebhookSignatureError when none of the secrets signed it: answer 401.
 * @throws PcoError `raw_body_needed`, `invalid_secrets`, or `malformed_webhook` for a signed body without events.
 * @example
 * for (const event of await verifyWebhook(await request.text(), request.headers, secrets)) {
 *   if (event.known && event.name === 'people.v2.events.email.created') console.log(event.row.attributes.address)
 * }
 * @see https://api.planningcenteronline.com/docs/overview/webhooks
 */
export async function verifyWebhook(
  rawBody: RawBody,
  headers: WebhookHeaders,
  secrets: WebhookSecrets,
): Promise<readonly WebhookEvent[]> {
  const bytes = bytesOf(rawBody)
  const signedBy = await signerOf(bytes, headerOf(headers, 'X-PCO-Webhooks-Authenticity'), secrets)
  const { data } = parsed(new TextDecoder().decode(bytes), 'The body of a webhook')
  const sentAt = headerOf(headers, 'X-PCO-Webhooks-Event-Time')
  const deliveries = (Array.isArray(data) ? data : [data]).map(object)
  return deliveries.map((delivery) => eventOf(delivery ?? {}, sentAt, signedBy))
}
