/** Webhook events: the parts that every event has, whatever it speaks of. */
import type { AnyRow, Identifier } from './rows.ts'

/** The row of a `destroyed` event: PCO sends it bare. */
export type DestroyedRow<R extends { readonly type: string; readonly relationships: object }> = {
  readonly type: R['type']
  readonly id: string
  readonly attributes?: undefined
  readonly relationships?: R['relationships']
}

/** What stands around the row of an event. */
export interface WebhookEnvelope {
  /** Id of the event's delivery, a UUID: PCO delivers some twice, so remember it. */
  readonly id: string
  /** `people.v2.events.email.created` */
  readonly name: string
  /** 1 for the first delivery. PCO tries again for days until it is answered with 200. */
  readonly attempt: number
  /** The church it happened in; null in old deliveries. */
  readonly organizationId: string | null
  /** When it happened, in PCO's clock; of `destroyed` when it was sent. Null where PCO says neither. */
  readonly eventTime: string | null
  /** PCO's own word against doing one thing twice; null in `destroyed`. */
  readonly idempotencyToken: string | null
  /** Values before the change, in the few events that tell them. */
  readonly previous: { readonly [name: string]: unknown } | null
  /** The record the row hangs below, where PCO says. */
  readonly parent: Identifier | null
  readonly included: readonly AnyRow[]
  /** Everything PCO says in `meta`. */
  readonly meta: { readonly [name: string]: unknown }
  /** Which of the secrets signed it: its name, or its index as text in a list. */
  readonly signedBy: string
}
