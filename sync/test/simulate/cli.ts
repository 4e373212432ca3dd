import { parseArgs } from 'node:util'
import { SITUATIONS, type Situation } from './book.ts'
import { type Planted, type Simulated, simulate } from './simulate.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
  },
})

const planted: Planted = {}

function tell({ seed, book }: Simulated): void {
  for (const { rule, what } of book.violations) console.error(`seed ${seed}: ${rule}: ${what}`)
}

if (values.seed !== undefined) {
  const result = await simulate(Number(values.seed), planted, values.trace)
  for (const line of result.book.lines) console.log(line)
  tell(result)
  process.exitCode = result.book.violations.length > 0 ? 1 : 0
} else {
  const [from, seeds] = [Number(values.from), Number(values.seeds)]
  const begun = performance.now()
  const counts = new Map<Situation, number>()
  let [faults, requests, failed] = [0, 0, 0]
  for (let seed = from; seed < from + seeds; seed++) {
    const result = await simulate(seed, planted)
    for (const [situation, count] of result.book.counts)
      counts.set(situation, (counts.get(situation) ?? 0) + count)
    faults += result.book.faults
    requests += result.requests
    if (seed % 50 === 0) {
      const again = await simulate(seed, planted)
      if (again.book.digest !== result.book.digest) result.book.violated('replay', 'two runs differ')
    }
    if (result.book.violations.length > 0) failed++
    tell(result)
  }
  const seconds = (performance.now() - begun) / 1000
  console.log(
    `${seeds} seeds, ${failed} failed, ${(seeds / seconds).toFixed(1)} a second; ${faults} faults, ${requests} requests`,
  )
  const least = Math.floor((50 * seeds) / 2000)
  for (const situation of SITUATIONS) {
    const count = counts.get(situation) ?? 0
    console.log(
      `${String(count).padStart(8)} ${situation}${count < least ? `   TOO FEW: ${least} wanted` : ''}`,
    )
  }
  process.exitCode = failed > 0 ? 1 : 0
}
