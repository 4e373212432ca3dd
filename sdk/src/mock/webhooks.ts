/** Webhooks: a change becomes one signed delivery for each active subscription to its event (facts §11, §14.27–28). */
import { defaults } from './derived.ts'
import type { Random } from './random.ts'
import { hash } from './random.ts'
import { type Rendering, render } from './render.ts'
import type { Change, Store } from './store.ts'
import type { StoredRow } from './table.ts'
import { stamp } from './time.ts'
import { signature } from './webhook-signature.ts'

/** Where a delivery goes: an HTTP POST by default. */
export type Deliver = (request: Request) => Promise<Response> | Response

export interface SubscribeOptions {
  /** `people.v2.events.email.created` */
  readonly name: string
  /** @default 'https://hooks.example.org/' */
  readonly url?: string
  /** Gets the deliveries instead of the URL. */
  readonly deliver?: Deliver
}

export interface FlushOptions {
  /** Deliveries go out in an order drawn from the seed. */
  readonly shuffle?: boolean
  /** How many times each delivery goes out. @default 1 */
  readonly copies?: number
}

/** One delivery that was made. */
export interface Delivered {
  readonly event: string
  readonly uuid: string
  readonly attempt: number
  readonly status: number
}

/** The webhooks of a mock. Changes wait here until `flush`, or go out at once after `auto()`. */
export interface MockWebhooks {
  /** Adds a subscription; its secret signs what it gets. */
  subscribe(options: SubscribeOptions): { readonly id: string; readonly secret: string }
  /** Deliveries that wait. */
  readonly pending: number
  /** Sends what waits. What is not answered with 200 waits again, up to 16 attempts; 410 ends the subscription. */
  flush(options?: FlushOptions): Promise<readonly Delivered[]>
  /** Sends every delivery as soon as its change is made. */
  auto(on?: boolean): void
  /** Forgets what waits. */
  clear(): void
}

interface Waiting {
  readonly subscription: string
  readonly event: string
  readonly uuid: string
  readonly number: number
  readonly at: number
  readonly payload: string
  attempt: number
}

const ATTEMPTS = 16
const VERBS = { created: 'created', updated: 'updated', destroyed: 'destroyed' } as const

const uuidOf = (text: string): string => {
  const hex = [0, 1, 2, 3].map((i) => hash(`${text}:${i}`).toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-b${hex.slice(17, 20)}-${hex.slice(20)}`
}

export class Webhooks implements MockWebhooks {
  readonly #store: Store
  readonly #random: Random
  readonly #rendering: () => Rendering
  readonly #handlers = new Map<string, Deliver>()
  #waiting: Waiting[] = []
  #count = 0
  #auto = false

  constructor(store: Store, random: Random, rendering: () => Rendering) {
    this.#store = store
    this.#random = random
    this.#rendering = rendering
    store.listeners.push((change) => this.#notice(change))
  }

  get pending(): number {
    return this.#waiting.length
  }

  subscribe(options: SubscribeOptions): { readonly id: string; readonly secret: string } {
    const type = this.#store.type('webhooks.WebhookSubscription')
    const id = this.#store.nextId(type)
    const { name, url = 'https://hooks.example.org/' } = options
    const row = this.#store.insert(type, id, { ...defaults(type, id), name, url, active: true }, {})
    if (options.deliver) this.#handlers.set(id, options.deliver)
    return { id, secret: String(row.attributes.authenticity_secret) }
  }

  auto(on = true): void {
    this.#auto = on
  }

  clear(): void {
    this.#waiting = []
  }

  async flush(options: FlushOptions = {}): Promise<readonly Delivered[]> {
    let queue = this.#waiting.flatMap((one) => Array.from({ length: options.copies ?? 1 }, () => one))
    this.#waiting = []
    if (options.shuffle) queue = shuffled(queue, this.#random)
    const done: Delivered[] = []
    const failed = new Set<Waiting>()
    for (const waiting of queue) {
      const status = await this.#send(waiting)
      done.push({ event: waiting.event, uuid: waiting.uuid, attempt: waiting.attempt, status })
      if (status !== 200 && status !== 410) failed.add(waiting)
    }
    for (const waiting of failed) if (waiting.attempt++ < ATTEMPTS) this.#waiting.push(waiting)
    return done
  }

  #notice(change: Change): void {
    const product = this.#store.products.get(change.type.product)
    const verb =
      change.before === null ? VERBS.created : change.after === null ? VERBS.destroyed : VERBS.updated
    const events =
      product?.events.filter((event) => event.type === change.type.name && event.verb === verb) ?? []
    if (events.length === 0 || !this.#store.products.has('webhooks')) return
    const subscriptions = this.#store.table(this.#store.type('webhooks.WebhookSubscription')).all()
    for (const event of events)
      for (const subscription of subscriptions)
        if (subscription.attributes.active === true && subscription.attributes.name === event.name)
          this.#queue(change, event.name, subscription)
    if (this.#auto && this.#waiting.length > 0) queueMicrotask(() => void this.flush())
  }

  #queue(change: Change, event: string, subscription: StoredRow): void {
    this.#count++
    const uuid = uuidOf(`${event}:${this.#count}`)
    const payload = JSON.stringify(this.#payload(change, uuid))
    this.#waiting.push({
      subscription: subscription.id,
      event,
      uuid,
      number: this.#count,
      at: change.at,
      payload,
      attempt: 1,
    })
    const type = this.#store.type('webhooks.Event')
    const refs = { subscription: subscription.id }
    this.#store.insert(type, this.#store.nextId(type), { uuid, status: 'pending', payload }, refs)
  }

  /** A destroyed resource has no attributes, and its `meta` no time (facts §14.28). */
  #payload(change: Change, token: string): object {
    const row = change.after ?? change.before
    if (!row) return {}
    const [resource] = render(
      this.#rendering(),
      [{ type: change.type, row }],
      change.after !== null,
      null,
    ).data
    const parent = { id: '1', type: 'Organization' }
    if (change.after !== null)
      return {
        data: resource,
        included: [],
        meta: { parent, event_time: stamp(change.at), idempotency_token: token },
      }
    const { type, id, relationships, links } = resource ?? { type: change.type.name, id: change.id }
    return { data: { type, id, ...(relationships ? { relationships } : {}), links }, meta: { parent } }
  }

  async #send(waiting: Waiting): Promise<number> {
    const type = this.#store.type('webhooks.WebhookSubscription')
    const subscription = this.#store.row(type, waiting.subscription)
    if (subscription?.attributes.active !== true) return 410
    const body = JSON.stringify({
      data: [
        {
          id: waiting.uuid,
          type: 'EventDelivery',
          attributes: { name: waiting.event, attempt: waiting.attempt, payload: waiting.payload },
          relationships: { organization: { data: { type: 'Organization', id: '1' } } },
        },
      ],
    })
    const request = new Request(String(subscription.attributes.url), {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'application/json',
        'X-PCO-Webhooks-Authenticity': await signature(
          String(subscription.attributes.authenticity_secret),
          body,
        ),
        'X-PCO-Webhooks-Name': waiting.event,
        'X-PCO-Webhooks-Event': waiting.uuid,
        'X-PCO-Webhooks-Event-ID': String(waiting.number),
        'X-PCO-Webhooks-Event-Time': stamp(waiting.at),
      },
    })
    const deliver = this.#handlers.get(subscription.id) ?? ((sent: Request) => fetch(sent))
    const status = await Promise.resolve(deliver(request)).then(
      (response) => response.status,
      () => 0,
    )
    this.#note(waiting, status)
    if (status === 410) this.#store.update(type, subscription.id, { active: false })
    return status
  }

  /** Keeps the event's status and one delivery row, as the API lists them. */
  #note(waiting: Waiting, status: number): void {
    const events = this.#store.type('webhooks.Event')
    const event = this.#store
      .table(events)
      .all()
      .findLast((row) => row.attributes.uuid === waiting.uuid)
    if (!event) return
    this.#store.update(events, event.id, { status: status === 200 ? 'delivered' : 'failed' })
    const deliveries = this.#store.type('webhooks.Delivery')
    this.#store.insert(deliveries, this.#store.nextId(deliveries), { status }, { event: event.id })
  }
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items]
  const out: T[] = []
  while (left.length > 0) out.push(...left.splice(random.int(left.length), 1))
  return out
}
