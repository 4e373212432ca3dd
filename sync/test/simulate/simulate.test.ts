import { describe, expect, it } from 'vitest'
import { SITUATIONS, type Situation } from './book.ts'
import { simulate } from './simulate.ts'

/** In files of so many, so that a failure says where and a time limit holds on a loaded machine. */
const CHUNK = 50
/** Fewer where the suite runs once more on another Node: what is simulated is the same there. */
const SEEDS = process.env.PCOKIT_TEST_SHORT ? 50 : 300

const counts = new Map<Situation, number>()

describe('whole syncs, with everything that can go wrong', () => {
  it.each(Array.from({ length: SEEDS / CHUNK }, (_, index) => 1 + index * CHUNK))(
    `keep the invariants from seed %i on, ${CHUNK} of them`,
    async (first) => {
      for (let seed = first; seed < first + CHUNK; seed++) {
        const { book } = await simulate(seed)
        for (const [situation, count] of book.counts)
          counts.set(situation, (counts.get(situation) ?? 0) + count)
        expect(book.violations, `npm run simulate -- --seed ${seed} --trace`).toEqual([])
      }
    },
    120_000,
  )

  it.skipIf(SEEDS < 300)('meet every situation', () => {
    const few = SITUATIONS.filter((situation) => (counts.get(situation) ?? 0) < (50 * SEEDS) / 2000)
    expect(few).toEqual([])
  })

  it('are the same each time they run', async () => {
    for (const seed of [50, 100, 150]) {
      const [once, again] = [await simulate(seed), await simulate(seed)]
      expect(again.book.digest).toBe(once.book.digest)
    }
  })
})
