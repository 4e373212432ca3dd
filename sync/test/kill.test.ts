import { afterAll, beforeAll, expect, it } from 'vitest'
import { Church } from './kills/church.ts'
import { type DurableName, durableNames, durableStore } from './kills/durable.ts'
import { killAgainAndAgain } from './kills/killed.ts'
import { run } from './kills/program.ts'
import { bundleBin } from './support/bundle.ts'

/** In short; `npm run kills -- --kills 100` is the proof. Shorter still where a suite runs once more on another Node. */
const KILLS: Readonly<Record<DurableName, number>> = process.env.PCOKIT_TEST_SHORT
  ? { sqlite: 2, postgres: 1, redis: 1 }
  : { sqlite: 8, postgres: 3, redis: 3 }

const names = await durableNames()
let bin: Awaited<ReturnType<typeof bundleBin>>
beforeAll(async () => {
  bin = await bundleBin()
})
afterAll(() => bin.remove())

it.each(names)(
  'a sync into %s killed again and again at random points ends equal to the source, nothing lost, nothing doubled',
  async (name) => {
    const kind = await durableStore(name)
    try {
      const end = await killAgainAndAgain(bin.path, kind, KILLS[name], 20)
      expect(end.kills).toBe(KILLS[name])
      expect(end.edits).toBeGreaterThan(0)
      expect(end.strategies.get('full')).toBeGreaterThan(19)
      expect(end.records).toBeGreaterThan(4000)
    } finally {
      await kind.stop()
    }
  },
  300_000,
)

it('three processes that open a new database at the same moment make its schema once', async () => {
  const [kind, church] = await Promise.all([durableStore('postgres'), Church.open(() => 0.5)])
  const { address, open } = kind.fresh()
  const sync = () => run(bin.path, church, address)
  try {
    for (const { stderr } of await Promise.all([sync(), sync(), sync()])) {
      expect(stderr).not.toMatch(/already exists|deadlock|schema_newer/)
      expect(stderr).not.toContain(kind.password)
    }
    // Each leaves to the others what they hold, and says so; what is left over, the next brings in.
    const last = await sync()
    expect(last.code, last.stderr).toBe(0)
    const store = open()
    const feed = await (await store.open('default')).changes({ after: 0, limit: 1_000_000 })
    await store.close()
    const created = feed.flatMap(({ kind, stream, id }) => (kind === 'created' ? [`${stream} ${id}`] : []))
    expect(created.length).toBeGreaterThan(4000)
    expect(new Set(created).size).toBe(created.length)
  } finally {
    await Promise.all([kind.stop(), church.close()])
  }
}, 300_000)
