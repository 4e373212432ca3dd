import { parseArgs } from 'node:util'
import { SITUATIONS } from './book.ts'
import { withPatches } from './bundle.ts'
import { PLANTS } from './planted.ts'
import { startServer } from './servers.ts'
import { type Simulated, simulate } from './simulate.ts'
import { replayOf } from './tally.ts'
import { tallyAll } from './workers.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
    plant: { type: 'string' },
    workers: { type: 'string', default: '1' },
    store: { type: 'string' },
  },
})
const from = Number(values.from)
/** In place of the stores the weather draws: a server of its own, or that of the environment. */
const running = values.store === undefined ? null : await startServer(values.store)
const server = running?.server ?? null

/** A file held open, say, must not end the other simulations; it is told of at the end. */
let unhandled = 0
process.on('unhandledRejection', (reason) => {
  unhandled++
  console.error('unhandled rejection:', reason)
})

function tell({ seed, book }: Simulated): void {
  for (const { rule, what } of book.violations)
    console.error(`seed ${seed}: ${rule}: ${what}\n  replay: ${replayOf(seed, server)}`)
}

/** One seed, with its trace. */
async function replay(seed: number): Promise<boolean> {
  const plant = PLANTS.find(({ name }) => name === values.plant)
  if (values.plant && !plant)
    throw new Error(`No plant is called that: ${PLANTS.map(({ name }) => name).join(', ')}`)
  const bundle = plant?.patches ? await withPatches(plant) : { simulate, remove: async () => {} }
  try {
    const result = await bundle.simulate(seed, { planted: plant?.ports?.(), keep: values.trace, server })
    for (const line of result.book.lines) console.log(line)
    tell(result)
    return result.book.violations.length === 0
  } finally {
    await bundle.remove()
  }
}

/** Many seeds: no violation, every situation met often enough, and every fiftieth the same twice. */
async function many(seeds: number): Promise<boolean> {
  const begun = performance.now()
  const { counts, faults, requests, hours, failed } = await tallyAll(
    { from, seeds, server },
    Number(values.workers),
  )
  const seconds = (performance.now() - begun) / 1000
  const met = new Map(counts)
  const least = Math.floor((50 * seeds) / 2000)
  let few = 0
  for (const situation of SITUATIONS) {
    const count = met.get(situation) ?? 0
    if (count < least) few++
    console.log(
      `${String(count).padStart(8)} ${situation}${count < least ? `   too few: ${least} wanted` : ''}`,
    )
  }
  const rate = `${(seeds / seconds).toFixed(1)} seeds a second, ${hours.toFixed(0)} hours simulated`
  console.log(
    `${seeds} seeds, ${failed.length} failed; ${rate}; ${faults} faults injected, ${requests} requests spent`,
  )
  if (failed.length > 0) console.log(`failed: ${failed.join(' ')}`)
  return failed.length === 0 && few === 0
}

/** A fault is not looked for any longer once so many seeds caught it. */
const ENOUGH = 10

/** Each planted fault, and which seeds catch it by which invariant. */
async function planted(seeds: number): Promise<boolean> {
  let missed = 0
  for (const plant of PLANTS.filter(({ name }) => values.plant === undefined || name === values.plant)) {
    const bundle = plant.patches ? await withPatches(plant) : { simulate, remove: async () => {} }
    const caught: number[] = []
    let tried = 0
    const rules = new Set<string>()
    try {
      for (let seed = from; seed < from + seeds && caught.length < ENOUGH; seed++) {
        tried++
        const { book } = await bundle.simulate(seed, { planted: plant.ports?.(), server })
        if (book.violations.length > 0) caught.push(seed)
        for (const { rule } of book.violations) rules.add(rule)
      }
    } finally {
      await bundle.remove()
    }
    if (caught.length === 0) missed++
    const by =
      caught.length > 0 ? `caught by ${caught.length} of ${tried} seeds` : `NOT CAUGHT by ${tried} seeds`
    console.log(`${plant.name}: ${by} (${[...rules].join(', ')}): ${caught.join(' ')}`)
  }
  return missed === 0
}

const good =
  values.seed !== undefined
    ? await replay(Number(values.seed))
    : values.planted
      ? await planted(Number(values.seeds ?? 100))
      : await many(Number(values.seeds ?? 300))
await running?.stop()
process.exitCode = good && unhandled === 0 ? 0 : 1
