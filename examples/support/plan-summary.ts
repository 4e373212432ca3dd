import type { Plan } from '@pcokit/sync'

/** A plan by product: what is read, what it costs, and what is not read and why. */
export function planSummary(plan: Plan): string {
  const products = new Map<string, { read: number; requests: number; records: number; left: number }>()
  const of = (stream: string) => {
    const product = stream.slice(0, stream.indexOf('.'))
    const sums = products.get(product) ?? { read: 0, requests: 0, records: 0, left: 0 }
    products.set(product, sums)
    return sums
  }
  for (const { stream, requests, records } of plan.streams) {
    const sums = of(stream)
    sums.read++
    sums.requests += requests ?? 1
    sums.records += records ?? 0
  }
  for (const { stream } of plan.unreachable) of(stream).left++
  const lines = ['Plan            streams   records  requests   not read']
  for (const [product, { read, records, requests, left }] of [...products].sort()) {
    if (read === 0) continue
    const numbers = [String(read).padStart(8), records.toLocaleString('en').padStart(10)]
    lines.push(
      `  ${product.padEnd(13)} ${numbers.join('')}${String(requests).padStart(10)}${String(left).padStart(11)}`,
    )
  }
  const resumed = plan.streams.filter(({ resumes }) => resumes).length
  const time = plan.seconds === null ? '' : `, about ${plan.seconds} s at the limit announced`
  const open = plan.unpriced > 0 ? ` and more (${plan.unpriced} streams are not counted yet)` : ''
  lines.push(
    `${plan.requests} requests${open}${time}${resumed > 0 ? `; ${resumed} streams go on where they were cut off` : ''}`,
  )
  lines.push(
    'Not read yet: types that PCO lists only below others, or sends only along with others. Why, one by one:',
  )
  lines.push('  npx tsx sync/src/bin.ts plan --mock\n')
  return lines.join('\n')
}
