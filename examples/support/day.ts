import type { MockPco } from '@pcokit/sdk/mock'
import type { RunReport, Sync } from '@pcokit/sync'
import type { DayClock } from './day-clock.ts'

const [PERSON, EMAIL] = ['people.Person', 'people.Email']

interface Day {
  readonly mock: MockPco
  readonly clock: DayClock
  readonly sync: Sync
  print(text: string): void
}

/**
 * A day in a mock church: people are edited and added, two turn out to be one, some leave. Shows what each run picks up
 * and what it costs. @throws when the copy is not right afterwards
 */
export async function simulateDay({ mock, clock, sync, print }: Day): Promise<void> {
  const ids = mock.db.ids(PERSON)
  const every = (nth: number, from: number): string[] => ids.filter((_, n) => n % nth === from)

  clock.pass(9)
  const [edited, added] = [every(100, 10), Math.ceil(ids.length / 400)]
  for (const id of edited) mock.db.update(PERSON, id, { nickname: 'Up early' })
  const newcomers = Array.from(
    { length: added },
    (_, n) => mock.db.insert(PERSON, { first_name: `New ${n + 1}` }).id,
  )
  print(`09:00  ${edited.length} people edited, ${added} new: a delta brings them in`)
  told(await sync.run({ strategy: 'delta' }), print)

  clock.pass(3)
  const [keep, lose] = [ids[1]!, ids[2]!]
  mock.merge(keep, lose)
  print(`12:00  person ${lose} is merged into ${keep}: a delta carries the merger out in all products`)
  told(await sync.run({ strategy: 'delta' }), print)

  clock.pass(6)
  const left = every(250, 20)
  const addresses = mock.db.ids(EMAIL).filter((_, n) => n % 200 === 5)
  for (const id of addresses) mock.db.delete(EMAIL, id)
  for (const id of left) mock.db.delete(PERSON, id)
  print(
    `18:00  ${left.length} people and ${addresses.length} addresses deleted: a reconcile compares counts, finds and proves them`,
  )
  told(await sync.run({ strategy: 'reconcile' }), print)

  await check({ mock, sync }, { edited, newcomers })
  print('The copy holds the same people and addresses as the church, field by field.')
}

/** What a run did and cost. */
function told({ requests, streams, outcome }: RunReport, print: (text: string) => void): void {
  const sum = (key: 'created' | 'updated' | 'deleted'): string =>
    streams.reduce((all, stream) => all + stream[key], 0).toLocaleString('en')
  const changed = streams
    .filter(({ created, updated, deleted }) => created + updated + deleted > 0)
    .map(({ stream, requests: spent }) => `${stream} (${spent})`)
  print(
    `       ${outcome}: ${requests.toLocaleString('en')} requests; ${sum('created')} new, ${sum('updated')} updated, ${sum('deleted')} deleted in ${changed.join(', ') || 'nothing'}\n`,
  )
}

interface Expected {
  readonly edited: readonly string[]
  readonly newcomers: readonly string[]
}

/** The mock's own tables against the copy. */
async function check(
  { mock, sync }: Pick<Day, 'mock' | 'sync'>,
  { edited, newcomers }: Expected,
): Promise<void> {
  for (const stream of [PERSON, EMAIL]) {
    const truth = new Map(mock.db.all(stream).map((row) => [row.id, JSON.stringify(row.attributes)]))
    for await (const { id, attributes } of sync.records(stream)) {
      const there = truth.get(id)
      if (there === undefined)
        throw new Error(`${stream} ${id} is gone from the church and still in the copy.`)
      if (there !== JSON.stringify(attributes)) throw new Error(`${stream} ${id} differs from the church's.`)
      truth.delete(id)
    }
    const [lost] = truth.keys()
    if (lost !== undefined) throw new Error(`${stream} ${lost} is in the church and not in the copy.`)
  }
  const seen = new Set<string>()
  for await (const { id } of sync.records(PERSON)) seen.add(id)
  const lacking = [...edited, ...newcomers].find((id) => !seen.has(id) && mock.db.get(PERSON, id))
  if (lacking) throw new Error(`Person ${lacking} was edited or added and is not in the copy.`)
}
