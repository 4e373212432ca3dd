import type { AnyRow } from '@pcokit/sdk/runtime'
import type { Stream } from '../source/index.ts'
import type { Doubtful } from '../store/index.ts'
import type { Copy, Gone, Proof } from '../writer/index.ts'

/** An event as `verifyWebhook` of `@pcokit/sdk/webhooks/verify` gives it; plain JSON, so that it may wait in a queue. */
export interface ReceivedEvent {
  readonly id: string
  /** `people.v2.events.email.created` */
  readonly name: string
  /** ISO 8601, in PCO's clock. */
  readonly eventTime: string | null
  readonly row: {
    readonly type: string
    readonly id: string
    /** None when it was destroyed. */
    readonly attributes?: object | undefined
    readonly relationships?: object | undefined
    readonly links?: object | undefined
  }
}

/** What is known of streams when an event comes. */
export interface Routes {
  /** The stream of which an event of this name tells. */
  streamOf(event: string): Stream | undefined
  /** Is it kept in the store? */
  copied(stream: string): boolean
  readonly now: number
  /** Milliseconds a read may lag a write. */
  readonly lag: number
}

/** What an event says of one record. */
export type Told = Copy | Gone

/** What an event comes to, before the store is asked. */
export type Meaning =
  | { readonly kind: 'unknown' | 'ignored' | 'refused' }
  | { readonly kind: 'taken'; readonly told: readonly Told[]; readonly doubtful: readonly Doubtful[] }

const PERSON = 'people.Person'
const MERGERS = 'people.PersonMerger'

/**
 * Translates an event into inputs of the writer. A payload touches only what it holds, since its fields depend on the
 * version of the subscription. Where PCO tells no time, a copy is as old as its `updated_at`; what has neither is read.
 */
export function meaningOf(event: ReceivedEvent, routes: Routes): Meaning {
  const { name, row } = event
  const stream = routes.streamOf(name)
  if (!stream || row?.type !== stream.declaration.type) return { kind: 'unknown' }
  const own = routes.copied(stream.name)
  const merger = stream.name === MERGERS && routes.copied(PERSON)
  if (!own && !merger) return { kind: 'ignored' }
  if (typeof row.id !== 'string' || row.id === '') return { kind: 'refused' }
  const told: Told[] = []
  const doubtful: Doubtful[] = []
  const at = timeOf(event.eventTime, routes)
  const input = `webhook.${event.id}`
  const record = { stream: stream.name, id: row.id }

  if (name.endsWith('.destroyed')) {
    const proof: Proof = { kind: 'destroyed' }
    if (at === null) doubtful.push({ ...record, until: routes.now, proof })
    else told.push({ kind: 'gone', ...record, origin: 'webhook', observed: at, input, proof })
    return { kind: 'taken', told, doubtful }
  }
  if (typeof row.attributes !== 'object' || row.attributes === null) return { kind: 'refused' }
  const copy = rowOf(row)
  const observed = at ?? timeOf(copy.attributes.updated_at, routes)
  if (own && observed === null) doubtful.push({ ...record, until: routes.now })
  else if (own)
    told.push({ kind: 'partial', ...record, origin: 'webhook', row: copy, observed: observed!, input })
  const { person_to_keep_id: keep, person_to_remove_id: lose } = copy.attributes
  if (merger && keep != null && lose != null) {
    const [proof, gone] = [
      { kind: 'merged', survivor: `${keep}` } as const,
      { stream: PERSON, id: `${lose}` },
    ]
    const since = at ?? timeOf(copy.attributes.created_at, routes)
    if (since === null) doubtful.push({ ...gone, until: routes.now, proof })
    else
      told.push({
        kind: 'gone',
        ...gone,
        origin: 'merger',
        observed: since,
        input: `merger.${event.id}`,
        proof,
      })
    doubtful.push({ stream: PERSON, id: `${keep}`, until: (since ?? routes.now) + routes.lag })
  }
  return { kind: 'taken', told, doubtful }
}

/** Milliseconds; null for no time, and for one so far ahead that it is no clock's error. */
function timeOf(text: unknown, { now, lag }: Routes): number | null {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) || at > now + lag ? null : at
}

const rowOf = ({ type, id, attributes, relationships, links }: ReceivedEvent['row']): AnyRow =>
  ({ type, id, attributes, ...(relationships && { relationships }), ...(links && { links }) }) as AnyRow
