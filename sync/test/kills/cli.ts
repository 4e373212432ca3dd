import { parseArgs } from 'node:util'
import { bundleBin } from '../support/bundle.ts'
import { durableNames, durableStore } from './durable.ts'
import { killAgainAndAgain } from './killed.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    store: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const [kills, seed] = [Number(values.kills), Number(values.seed)]
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed))
  throw new RangeError('--kills and --seed want a number: npm run kills -- --kills 100 --seed 7')

const number = new Intl.NumberFormat('en')
const bin = await bundleBin()
try {
  for (const name of values.store ? [values.store] : await durableNames()) {
    const begun = performance.now()
    const kind = await durableStore(name)
    try {
      const end = await killAgainAndAgain(bin.path, kind, kills, seed)
      const seconds = Math.round((performance.now() - begun) / 1000)
      const spent = `${number.format(end.requests)} requests, ${seconds} s`
      const strategies = [...end.strategies].map(([name, count]) => `${name} ${count}`).join(', ')
      console.log(
        `${name}: ${kills} kills in ${end.runs} runs, ${spent}; ${end.edits} edits and ${end.deletes} deletes meanwhile; streams completed: ${strategies}\n  ${number.format(end.records)} records, equal to the church: nothing lost, nothing doubled`,
      )
    } catch (error) {
      console.error(`${name}, seed ${seed}: ${error instanceof Error ? error.message : String(error)}`)
      console.error(`  again: npm run kills -- --store ${name} --kills ${kills} --seed ${seed}`)
      process.exitCode = 1
    } finally {
      await kind.stop()
    }
  }
} finally {
  await bin.remove()
}
