import type { Plan } from '../planner/index.ts'
import { table } from './table.ts'

const number = new Intl.NumberFormat('en')
const known = (value: number | null): string => (value === null ? '?' : number.format(value))

/** A plan for people: what is read and how, what it costs, and what is not read and why. */
export function planText(plan: Plan): string {
  const seconds = (requests: number): string =>
    plan.seconds === null || plan.assumed === 0
      ? '?'
      : known(Math.ceil((requests / plan.assumed) * plan.seconds))
  const rows = plan.streams.map(({ stream, route, strategy, why, records, requests, assumed }) => {
    const order = route.order ? ` by ${route.order}` : ''
    const words = { collection: 'own list', ride: 'rides', walk: 'walk' }[route.kind]
    const price = [known(requests), known(assumed), seconds(assumed)]
    return [stream, words, `${route.path}${order}`, strategy, why, known(records), ...price]
  })
  const head = ['stream', 'route', 'path', 'strategy', 'why', 'records', 'requests', 'assumed', 'seconds']
  const parts = [table([head, ...rows])]
  const open = plan.unpriced
    ? `, ${known(plan.assumed)} with the ${plan.unpriced} streams not counted yet taken to hold 100 records (1,000 people), or one below each parent`
    : ''
  const time = plan.seconds === null ? '' : `, about ${number.format(plan.seconds)} s at the present limit`
  parts.push(
    `${plan.streams.length} streams: ${number.format(plan.requests)} requests expected${open}${time}`,
  )
  parts.push(
    `following every list below every row, under the same assumptions: ${known(plan.naive)} requests`,
  )
  if (plan.unreachable.length > 0) {
    const reasons = plan.unreachable.map(({ stream, reason }) => [stream, reason])
    parts.push(`${plan.unreachable.length} not read:\n${table([['stream', 'why'], ...reasons])}`)
  }
  return `${parts.join('\n\n')}\n`
}
