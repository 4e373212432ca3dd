import { RecordError } from '../store/index.ts'
import { checkpointOf, commitOf, copyOf, lease, recordOf, same } from './samples.ts'
import type { StoreCase } from './store-cases.ts'

const P = 'people.Person'

const ids: readonly [what: string, id: string][] = [
  ['NUL', 'a\0b'],
  ['half of a surrogate pair', 'a\ud800'],
  [
    'ten thousand characters',
    Array.from({ length: 10_000 }, (_, index) => ((index * index) % 7919) % 10).join(''),
  ],
]

/** Records that a store may not be able to keep: it says so, and names them, or keeps them exactly. */
export const recordCases: readonly StoreCase[] = ids.map(([what, id]) => ({
  name: `an id with ${what} is kept exactly, or refused by name with the whole commit, which lands without it`,
  async run({ store }) {
    const space = await store.open('a')
    const fence = await lease(space, P)
    const [good, odd] = ['1', id].map((each) => recordOf(copyOf(P, each, 1, { n: 1 })))
    const sighted = (record: { id: string }) => ({
      ...{ id: record.id, generation: 'g', observed: 1, input: 'list.1', rev: 1 },
    })
    const commit = commitOf(fence, [good!, odd!], { seen: [sighted(good!), sighted(odd!)] })
    const error = await space.commit(commit).then(
      () => null,
      (thrown: unknown) => thrown,
    )
    if (error === null) {
      same([...(await space.records(P, [id, '1'])).keys()].sort(), ['1', id].sort(), 'what was kept')
      same(
        (await space.scan(P, { limit: 9 })).map((record) => record.id),
        ['1', id].sort(),
        'a scan',
      )
      return
    }
    if (!(error instanceof RecordError)) throw new Error(`refused by another error: ${error}`)
    same([error.code, error.stream, error.id], ['store_record', P, id], 'the error')
    same(await space.count(P), { live: 0, gone: 0 }, 'records after the refusal')
    const rest = { seen: [sighted(good!)], checkpoint: checkpointOf(P, 1) }
    await space.commit(commitOf(fence, [good!], rest))
    same([...(await space.records(P, [id, '1'])).keys()], ['1'], 'records without it')
  },
}))
