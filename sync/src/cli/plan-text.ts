import type { Plan } from '../planner/index.ts'
import { table } from './table.ts'

const number = new Intl.NumberFormat('en')
const known = (value: number | null): string => (value === null ? '?' : number.format(value))

/** A plan for people: what is read and how, what it costs, and what is not read and why. */
export function planText(plan: Plan): string {
  const rows = plan.streams.map(({ stream, route, strategy, why, records, requests }) => {
    const order = route.order ? ` by ${route.order}` : ''
    return [stream, `${route.path}${order}`, strategy, why, known(records), known(requests)]
  })
  const parts = [table([['stream', 'route', 'strategy', 'why', 'records', 'requests'], ...rows])]
  const open = plan.unpriced
    ? ` and ${plan.unpriced} streams not counted yet (at least one request each)`
    : ''
  const time = plan.seconds === null ? '' : `, about ${number.format(plan.seconds)} s at the present limit`
  parts.push(
    `${plan.streams.length} streams: ${number.format(plan.requests)} requests expected${open}${time}`,
  )
  if (plan.unreachable.length > 0) {
    const reasons = plan.unreachable.map(({ stream, reason }) => [stream, reason])
    parts.push(`${plan.unreachable.length} not read:\n${table([['stream', 'why'], ...reasons])}`)
  }
  return `${parts.join('\n\n')}\n`
}
