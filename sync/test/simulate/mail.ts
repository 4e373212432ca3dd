import type { Catalogue } from '@pcokit/sdk/runtime'
import type { ReceivedEvent } from '../../src/index.ts'
import type { Church } from './church.ts'
import type { Dice } from './time.ts'

const EVENTS = 'webhooks.Event'

interface Letter {
  readonly event: ReceivedEvent
  /** When it arrives. */
  readonly due: number
  taken: boolean
}

/**
 * Webhooks on their way: late, twice, in any order, some never. What is not acknowledged comes again. Their signatures
 * are not simulated: the digest is made on another thread, whose time is not ours.
 */
export class Mail {
  readonly #letters = new Set<Letter>()
  readonly #church: Church
  readonly #dice: Dice
  #noticed = 0

  constructor(church: Church, dice: Dice, catalogues: readonly Catalogue[]) {
    this.#church = church
    this.#dice = dice
    for (const { product, streams } of catalogues) {
      for (const { type, webhooks } of streams) {
        if (!church.streams.includes(`${product}.${type}`)) continue
        for (const name of webhooks) church.mock.webhooks.subscribe({ name })
      }
    }
  }

  /** What changed since the last time sets out. */
  collect(): void {
    const { mock, book } = this.#church
    mock.webhooks.clear()
    const ids = mock.db.ids(EVENTS)
    for (const id of ids.slice(this.#noticed)) {
      if (this.#dice.chance(0.08)) {
        book.happened('webhook lost', true)
        continue
      }
      const event = eventOf(mock.db.get(EVENTS, id)!.attributes)
      if (!event) continue
      const copies = this.#dice.chance(0.15) ? 2 : 1
      for (let n = 0; n < copies; n++) this.#letters.add({ event, due: this.#due(), taken: false })
    }
    this.#noticed = ids.length
  }

  get left(): number {
    return this.#letters.size
  }

  /** Some of those that arrived. */
  take(most: number): readonly Letter[] {
    const { now } = this.#church.time
    const here = [...this.#letters].filter(({ due, taken }) => !taken && due <= now).slice(0, most)
    for (const letter of here) letter.taken = true
    return here
  }

  acknowledged(letters: readonly Letter[]): void {
    for (const letter of letters) this.#letters.delete(letter)
  }

  /** Nobody said that they were kept: they come again. */
  returned(letters: readonly Letter[]): void {
    for (const { event } of letters) this.#letters.add({ event, due: this.#due(), taken: false })
    this.acknowledged(letters)
  }

  #due(): number {
    const { time, weather } = this.#church
    const late = this.#dice.pick([500, 500, 10_000, 2 * weather.lag])
    return time.now + this.#dice.int(1, late)
  }
}

/** As `verifyWebhook` would give it. What was created and what was updated comes to the same. */
function eventOf({ uuid, payload }: { readonly [name: string]: unknown }): ReceivedEvent | null {
  const { data, meta } = JSON.parse(String(payload))
  const verb = data.attributes ? 'updated' : 'destroyed'
  const path = /api\.planningcenteronline\.com\/(\w+)\//.exec(JSON.stringify(data.links))?.[1]
  const name = WORDS[`${path}.${data.type}`]
  return name
    ? { id: String(uuid), name: `${name}.${verb}`, eventTime: meta.event_time ?? null, row: data }
    : null
}

/** Type → how its events begin. */
const WORDS: Readonly<Record<string, string>> = {
  'people.Person': 'people.v2.events.person',
  'people.Email': 'people.v2.events.email',
  'people.Workflow': 'people.v2.events.workflow',
  'giving.Donation': 'giving.v2.events.donation',
}
