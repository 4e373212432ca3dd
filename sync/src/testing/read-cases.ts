import { type Gone, merge, plainTraits } from '../writer/index.ts'
import { commitOf, copyOf, lease, recordOf, same } from './samples.ts'
import type { StoreCase } from './store-cases.ts'

const P = 'people.Person'

const graveOf = (id: string, observed: number): Gone => ({
  kind: 'gone',
  stream: P,
  id,
  origin: 'absence',
  observed,
  input: `absence.${observed}`,
  proof: { kind: 'not-found', generation: 'g1' },
})

/** Reading, namespaces, and data that is hard to keep. */
export const readCases: readonly StoreCase[] = [
  {
    name: 'an empty store answers with nothing',
    async run({ store }) {
      const space = await store.open('a')
      same((await space.records(P, ['1'])).size, 0, 'records')
      same(await space.scan(P, { limit: 5 }), [], 'a scan')
      same(await space.count(P), { live: 0, gone: 0 }, 'counts')
      same(
        [await space.checkpoint(P), await space.checkpoints(), await space.runs(5)],
        [null, [], []],
        'the rest',
      )
    },
  },
  {
    name: 'connections never meet, whatever they are called',
    async run({ store }) {
      const names = ['a', 'A', 'a:b', 'a/b', "o'brien", '教会', '%']
      for (const [index, name] of names.entries()) {
        const space = await store.open(name)
        const fence = await lease(space, P)
        await space.commit(
          commitOf(fence, [recordOf(copyOf(P, '1', index + 1, { name }))], { observed: index + 1 }),
        )
      }
      for (const [index, name] of names.entries()) {
        const space = await store.open(name)
        const found = await space.scan(P, { limit: 9 })
        same(
          found.map((record) => record.resource.attributes.name),
          [name],
          `records of ${name}`,
        )
        same(
          [(await space.changes({ after: 0, limit: 9 })).length, await space.observed()],
          [1, index + 1],
          name,
        )
      }
    },
  },
  {
    name: 'a scan walks ids in order, page by page, and keeps to its stream',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P)
      const ids = Array.from({ length: 25 }, (_, index) => String(100 + index * 7))
      await space.commit(
        commitOf(
          fence,
          ids.map((id) => recordOf(copyOf(P, id, 1, {}))),
        ),
      )
      const other = await lease(space, 'people.PersonMerger')
      await space.commit(commitOf(other, [recordOf(copyOf('people.PersonMerger', '5', 1, {}))]))
      const walked: string[] = []
      for (let after: string | undefined; ; ) {
        const page = await space.scan(P, { after, limit: 10 })
        walked.push(...page.map((record) => record.id))
        if (page.length < 10) break
        after = page.at(-1)!.id
      }
      same(walked, [...ids].sort(), 'the ids')
    },
  },
  {
    name: 'records come in the order asked for, each once',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P)
      const ids = ['3', '10', '2', '700', '25', '1']
      await space.commit(
        commitOf(
          fence,
          [...ids].sort().map((id) => recordOf(copyOf(P, id, 1, {}))),
        ),
      )
      same([...(await space.records(P, [...ids, '9', '10'])).keys()], ids, 'the ids')
    },
  },
  {
    name: 'a tombstone is kept, counted apart, and no longer missing',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P)
      const [one, two] = ['1', '2'].map((id) => recordOf(copyOf(P, id, 1, { name: id })))
      await space.commit(commitOf(fence, [one!, two!]))
      const gone = merge(one!, graveOf('1', 9), plainTraits)
      const changes = [{ kind: 'deleted' as const, stream: P, id: '1', changed: [], at: 9 }]
      await space.commit(commitOf(fence, [], { tombstones: [gone], changes }))
      same(await space.count(P), { live: 1, gone: 1 }, 'counts')
      same((await space.records(P, ['1'])).get('1'), gone, 'the tombstone')
      same(
        (await space.unseen(P, 'g9', { limit: 9 })).map((record) => record.id),
        ['2'],
        'the missing',
      )
    },
  },
  {
    name: 'unseen names what a generation did not sight, page by page',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P)
      const records = ['1', '2', '3', '4', '5'].map((id) => recordOf(copyOf(P, id, 1, {})))
      const sight = (ids: string[], generation: string, observed: number) =>
        ids.map((id) => ({ id, generation, observed, input: `list.${observed}`, rev: 1 }))
      await space.commit(commitOf(fence, records, { seen: sight(['1', '2', '3', '4', '5'], 'g1', 1) }))
      await space.commit(commitOf(fence, [], { seen: sight(['2', '4'], 'g2', 2) }))
      await space.commit(commitOf(fence, [], { seen: sight(['4'], 'g2', 3) }))
      same(await space.countSeen(P, 'g2'), 2, 'distinct sightings')
      const first = await space.unseen(P, 'g2', { limit: 2 })
      const rest = await space.unseen(P, 'g2', { after: first.at(-1)!.id, limit: 2 })
      same(
        [...first, ...rest].map((record) => record.id),
        ['1', '3', '5'],
        'the unseen',
      )
    },
  },
  {
    name: 'unicode, odd keys, large ids and empty containers come back as they went in',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P)
      const attributes = JSON.parse(
        '{"__proto__":"p","constructor":1,"emoji":"👩🏽‍🚀\\u2028","lone":"\\ud800","nul":"a\\u0000b","empty":[],"none":{},"big":9007199254740991,"deep":{"a":[{"b":null}]},"sql":"\'); --"}',
      )
      const record = recordOf(copyOf(P, 'us3-ü-👍', 5, attributes))
      await space.commit(commitOf(fence, [record]))
      same((await space.records(P, ['us3-ü-👍'])).get('us3-ü-👍'), record, 'the record')
      same((await space.scan(P, { limit: 2 }))[0], record, 'the scanned record')
    },
  },
  {
    name: 'a record of a megabyte, and a page of a hundred of ten kilobytes',
    async run({ store }) {
      const space = await store.open('a')
      const fence = await lease(space, P)
      const large = recordOf(copyOf(P, '1', 1, { notes: 'ä'.repeat(500_000) }))
      const many = Array.from({ length: 100 }, (_, index) =>
        recordOf(copyOf(P, `${index + 2}`, 1, { notes: 'x'.repeat(10_000) })),
      )
      await space.commit(commitOf(fence, [large, ...many]))
      same(
        (await space.records(P, ['1'])).get('1')?.resource.attributes.notes,
        'ä'.repeat(500_000),
        'the text',
      )
      same((await space.count(P)).live, 101, 'the records')
    },
  },
  {
    name: 'runs are kept, the newest first, and a run is updated in place',
    async run({ store }) {
      const space = await store.open('a')
      const run = { finishedAt: null, outcome: 'running' as const, requests: 0, streams: 2 }
      for (const [index, id] of ['r1', 'r2', 'r3'].entries())
        await space.saveRun({ id, startedAt: index, ...run })
      await space.saveRun({ id: 'r2', startedAt: 1, ...run, outcome: 'complete', finishedAt: 9 })
      same(
        (await space.runs(2)).map((found) => [found.id, found.outcome]),
        [
          ['r3', 'running'],
          ['r2', 'complete'],
        ],
        'runs',
      )
    },
  },
]
