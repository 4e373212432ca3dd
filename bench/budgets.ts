import { importTime } from './import-time.ts'
import { gzipped } from './size.ts'
import { isMain } from './support/main.ts'
import { figure, table } from './support/stats.ts'
import { typeCosts } from './types.ts'

interface Budget {
  readonly name: string
  readonly unit: string
  readonly limit: number
  readonly measured: number
}

/** On a machine where importing an empty module takes longer than this, the time allowed grows with it. */
const USUAL_FLOOR_MS = 1.5

/** What may not grow unseen. The limits are the ones the project promises its users. */
export async function budgets(): Promise<readonly Budget[]> {
  const core = await gzipped('core')
  const all = await gzipped('all of People: every operation, query and response check')
  const { empty, listCall } = await typeCosts()
  const time = await importTime()
  return [
    { name: 'the core, gzipped', unit: 'kB', limit: 6, measured: core / 1000 },
    { name: 'any program on People, gzipped', unit: 'kB', limit: 16, measured: all / 1000 },
    {
      name: 'type instantiations of one list call on People',
      unit: '',
      limit: 1000,
      measured: listCall.instantiations - empty.instantiations,
    },
    {
      name: 'memory to type-check it',
      unit: 'MB',
      limit: 70,
      measured: listCall.memoryMb - empty.memoryMb,
    },
    {
      name: 'importing @pcokit/sdk with one product',
      unit: 'ms',
      limit: 25 * Math.max(1, time.floor / USUAL_FLOOR_MS),
      measured: time.sdk,
    },
  ]
}

if (isMain(import.meta.url)) {
  const measured = await budgets()
  console.log(
    table(
      ['budget', 'measured', 'limit', ''],
      measured.map(({ name, unit, limit, measured }) => [
        name,
        `${figure(measured)} ${unit}`.trim(),
        `${figure(limit)} ${unit}`.trim(),
        measured < limit ? '' : 'OVER',
      ]),
    ),
  )
  if (process.argv.includes('--check') && measured.some(({ limit, measured }) => measured >= limit))
    process.exitCode = 1
}
