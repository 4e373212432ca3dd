import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ReceivedEvent } from '../../src/index.ts'
import { declaration, people, row } from '../support/fake-source.ts'
import { setup } from '../support/fake-sync.ts'

const P = 'people.Person'
const verbs = ['created', 'updated', 'destroyed'] as const
const webhooks = verbs.map((verb) => `people.v2.events.person.${verb}`)
const catalogues = [{ ...people, streams: [declaration('Person', { webhooks })] }]
const START = 1_000_000

/** A few people, times and values, so that events meet. */
interface Drawn {
  readonly verb: (typeof verbs)[number]
  readonly id: string
  readonly at: number
  readonly stamp: number
  readonly names: readonly string[]
  readonly value: string
}
const event: fc.Arbitrary<Drawn> = fc.record({
  verb: fc.constantFrom(...verbs),
  id: fc.constantFrom('1', '2', '3'),
  at: fc.integer({ min: 0, max: 6 }),
  stamp: fc.integer({ min: 0, max: 3 }),
  names: fc.subarray(['first', 'last']),
  value: fc.constantFrom('a', 'b'),
})
const time = (ms: number): string => new Date(ms).toISOString()

const received = (drawn: Drawn, index: number): ReceivedEvent => ({
  id: `e${index}`,
  name: `people.v2.events.person.${drawn.verb}`,
  eventTime: time(START - 3 + drawn.at),
  row: {
    type: 'Person',
    id: drawn.id,
    ...(drawn.verb !== 'destroyed' && {
      attributes: {
        updated_at: time(drawn.stamp * 1000),
        ...Object.fromEntries(drawn.names.map((name) => [name, drawn.value])),
      },
    }),
  },
})

/** A church that stands still, read once before, between or after the events, and what is stored in the end. */
async function end(calls: readonly (readonly ReceivedEvent[])[], reading: number) {
  const { sync, source, store } = setup({ streams: [P], catalogues })
  source.lists.set(P, [row('Person', '1', { updated_at: time(2000), first: 'a', last: 'c' })])
  // Its pages are seen at one moment, whenever it is read: the order is what differs.
  source.clock.advance = () => {}
  for (const [index, events] of calls.entries()) {
    if (index === reading) await sync.run()
    await sync.receive(events)
  }
  if (reading >= calls.length) await sync.run()
  const space = await store.open('a')
  // Revisions, last changes and the ids of the one reading tell how it came about; all else is what is known.
  return (await space.scan(P, { limit: 10 })).map(({ rev: _, lastChanged: __, ...known }) =>
    JSON.parse(JSON.stringify(known).replaceAll(/list\.[a-z0-9]+/g, 'list')),
  )
}

it('events in any order, repeated, cut into any calls, before and after a reading, give one store', async () => {
  const several = fc.array(event, { minLength: 1, maxLength: 8 }).map((drawn) => drawn.map(received))
  const cases = several.chain((events) =>
    fc.record({
      events: fc.constant(events),
      shuffled: fc.shuffledSubarray([...events, ...events], { minLength: events.length }),
      size: fc.integer({ min: 1, max: 4 }),
      reading: fc.integer({ min: 0, max: 9 }),
    }),
  )
  await fc.assert(
    fc.asyncProperty(cases, async ({ events, shuffled, size, reading }) => {
      // A shuffle may leave some out: they come at the end.
      const order = [...shuffled, ...events.filter((each) => !shuffled.includes(each))]
      const calls = Array.from({ length: Math.ceil(order.length / size) }, (_, n) =>
        order.slice(n * size, n * size + size),
      )
      expect(await end(calls, reading)).toEqual(await end([events], 1))
    }),
    { numRuns: 150, seed: 7 },
  )
})
