import type { Server } from './backing.ts'
import type { Situation } from './book.ts'
import { simulate } from './simulate.ts'

/** Seeds in a row, for one process to simulate. */
export interface Chunk {
  readonly from: number
  readonly seeds: number
  readonly server?: Server | null | undefined
}

/** What some seeds came to. Plain data: it is sent from process to process. */
export interface Tally {
  readonly seeds: number
  readonly counts: readonly (readonly [Situation, number])[]
  readonly faults: number
  readonly requests: number
  readonly hours: number
  /** Seeds with a violation. */
  readonly failed: readonly number[]
}

export const nothing: Tally = { seeds: 0, counts: [], faults: 0, requests: 0, hours: 0, failed: [] }

export function sum(a: Tally, b: Tally): Tally {
  const counts = new Map(a.counts)
  for (const [situation, count] of b.counts) counts.set(situation, (counts.get(situation) ?? 0) + count)
  return {
    seeds: a.seeds + b.seeds,
    counts: [...counts],
    faults: a.faults + b.faults,
    requests: a.requests + b.requests,
    hours: a.hours + b.hours,
    failed: [...a.failed, ...b.failed].sort((x, y) => x - y),
  }
}

export const replayOf = (seed: number, server: Server | null): string =>
  `npm run simulate -- --seed ${seed} --trace${server ? ` --store ${server.kind}` : ''}`

/** Simulates seeds in a row, every fiftieth twice, and tells of each violation at once. */
export async function tallyOf({ from, seeds, server = null }: Chunk): Promise<Tally> {
  let tally = nothing
  for (let seed = from; seed < from + seeds; seed++) {
    const result = await simulate(seed, { server })
    const { book, requests, lasted } = result
    if (seed % 50 === 0) {
      const again = await simulate(seed, { server })
      if (again.book.digest !== book.digest) book.violated('replay', 'its two runs differ')
    }
    for (const { rule, what } of book.violations)
      console.error(`seed ${seed}: ${rule}: ${what}\n  replay: ${replayOf(seed, server)}`)
    const failed = book.violations.length > 0 ? [seed] : []
    const hours = lasted / 3_600_000
    tally = sum(tally, { seeds: 1, counts: [...book.counts], faults: book.faults, requests, hours, failed })
  }
  return tally
}
