import type { Plan } from '@pcokit/sync'

interface Sums {
  collection: number
  ride: number
  walk: number
  requests: number
  left: number
}

const number = (value: number): string => value.toLocaleString('en')

/** A plan by product: how its types are read, what that costs, and how many are not read. */
export function planSummary(plan: Plan): string {
  const products = new Map<string, Sums>()
  const of = (stream: string): Sums => {
    const product = stream.slice(0, stream.indexOf('.'))
    const sums = products.get(product) ?? { collection: 0, ride: 0, walk: 0, requests: 0, left: 0 }
    products.set(product, sums)
    return sums
  }
  for (const { stream, route, assumed } of plan.streams) {
    const sums = of(stream)
    sums[route.kind]++
    sums.requests += assumed
  }
  for (const { stream } of plan.unreachable) of(stream).left++
  const row = (name: string, cells: readonly string[]): string =>
    `  ${name.padEnd(14)}${cells.map((cell) => cell.padStart(10)).join('')}`
  const lines = [row('Plan', ['own list', 'rides', 'walks', 'requests', 'not read'])]
  for (const [product, { collection, ride, walk, requests, left }] of [...products].sort()) {
    if (collection + ride + walk === 0) continue
    lines.push(row(product, [collection, ride, walk, requests, left].map(number)))
  }
  const resumed = plan.streams.filter(({ resumes }) => resumes).length
  const time = plan.seconds === null ? '' : `, about ${number(plan.seconds)} s at the limit announced`
  const open = plan.unpriced > 0 ? ` (${plan.unpriced} streams are not counted yet: taken to be small)` : ''
  lines.push(
    '',
    `${number(plan.assumed)} requests${open}${time}${resumed > 0 ? `; ${resumed} streams go on where they were cut off` : ''}.`,
    `Following every list below every row would take ${number(plan.naive)}.`,
    'Which way each type is read, and why those left out are not: npx tsx sync/src/bin.ts plan --mock\n',
  )
  return lines.join('\n')
}
