/** Who sent a body: hex HMAC-SHA256 of its raw bytes, by WebCrypto. */
import { PcoError } from '../errors/base.ts'
import { WebhookSignatureError } from '../errors/webhook-signature.ts'

/** What a body may be: never parsed, since another order of keys or another escape is another signature. */
export type RawBody = string | ArrayBuffer | ArrayBufferView

/** Headers as `fetch` has them, or as Node and its frameworks do. */
export type WebhookHeaders = Headers | { readonly [name: string]: string | readonly string[] | undefined }

/** One secret, several (one URL may serve many subscriptions), or several by name. */
export type WebhookSecrets = string | readonly string[] | { readonly [name: string]: string }

/** The bytes of a raw body. @throws PcoError `raw_body_needed` for anything that was parsed. */
export function bytesOf(body: unknown): Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (ArrayBuffer.isView(body))
    return Uint8Array.from(new Uint8Array(body.buffer, body.byteOffset, body.byteLength))
  // By name, since a buffer of another realm is no instance of ours.
  if (Object.prototype.toString.call(body) === '[object ArrayBuffer]')
    return new Uint8Array(body as ArrayBuffer)
  throw new PcoError(
    'raw_body_needed',
    'verifyWebhook needs the body as it arrived, since PCO signs its bytes: `await request.text()`, or in Express `express.raw({ type: "*/*" })`, not parsed JSON.',
  )
}

/** A header's value, whatever the casing of its name. */
export function headerOf(headers: WebhookHeaders, name: string): string | null {
  if (typeof Headers === 'function' && headers instanceof Headers) return headers.get(name)
  const wanted = name.toLowerCase()
  const value = Object.entries(headers).find(([key]) => key.toLowerCase() === wanted)?.[1]
  return (typeof value === 'string' ? value : (value as readonly string[] | undefined)?.[0]) ?? null
}

/**
 * The name of the secret that signed the bytes: its key, or its index as text.
 * @throws WebhookSignatureError when none did; PcoError `invalid_secrets` when there is none to check with.
 */
export async function signerOf(
  bytes: Uint8Array<ArrayBuffer>,
  signature: string | null,
  secrets: WebhookSecrets,
): Promise<string> {
  const named = Object.entries(typeof secrets === 'string' ? [secrets] : secrets)
  if (!named.length || named.some(([, secret]) => typeof secret !== 'string' || !secret))
    throw new PcoError(
      'invalid_secrets',
      'verifyWebhook needs the authenticity_secret of the subscription, and none may be empty.',
    )
  if (!signature)
    throw new WebhookSignatureError(
      'The request has no X-PCO-Webhooks-Authenticity header: it is not from PCO.',
    )
  const hex = signature.trim()
  const mac = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  // All are tried, and WebCrypto compares in constant time: nothing can be learned from how long it takes.
  const right = await Promise.all(
    named.map(async ([, secret]) => {
      const algorithm = { name: 'HMAC', hash: 'SHA-256' }
      const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, [
        'verify',
      ])
      return crypto.subtle.verify('HMAC', key, mac, bytes)
    }),
  )
  const signer = named[right.indexOf(true)]
  if (!signer || !/^[0-9a-f]{64}$/i.test(hex))
    throw new WebhookSignatureError(
      'None of the secrets signed this body. Check that it is the raw body and the authenticity_secret of this subscription (rotateSecret changes it).',
    )
  return signer[0]
}
