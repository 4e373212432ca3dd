/** Named filters: read off what the name says about the row's attributes. */
import type { MockType } from '../model.ts'
import { GRAVEYARD } from '../specials.ts'
import type { StoredRow } from '../table.ts'

type Test = (row: StoredRow) => boolean

const STARTS = ['sort_date', 'starts_at', 'published_live_at', 'start_at', 'date', 'time']

const when = (type: MockType): string | undefined => STARTS.find((name) => type.attributes.has(name))

const milliseconds = (value: unknown): number => (typeof value === 'string' ? Date.parse(value) : Number.NaN)

/** The test a filter's name stands for; null when the mock cannot tell, which keeps every row. */
function namedTest(
  type: MockType,
  name: string,
  params: ReadonlyMap<string, string>,
  now: number,
): Test | null {
  const start = when(type)
  if (start && /^(future|upcoming)$/.test(name)) return (row) => milliseconds(row.attributes[start]) >= now
  if (start && name === 'past') return (row) => milliseconds(row.attributes[start]) < now
  if (start && name === 'no_dates') return (row) => row.attributes[start] == null
  const given = params.get(name)
  if (start && name === 'after')
    return given ? (row) => milliseconds(row.attributes[start]) > milliseconds(given) : null
  if (start && name === 'before')
    return given ? (row) => milliseconds(row.attributes[start]) < milliseconds(given) : null
  if (name === 'created_since') {
    const time = params.get('time') ?? given
    return time ? (row) => milliseconds(row.attributes.created_at) >= milliseconds(time) : null
  }
  if (/admins$/.test(name) && type.attributes.has('site_administrator'))
    return (row) => row.attributes.site_administrator === true
  const negative = /^(not|un|without)_?(.*)$/.exec(name)
  if (negative) {
    const inner = namedTest(type, negative[2] ?? '', params, now)
    return inner && ((row) => !inner(row))
  }
  if (type.attributes.get(name)?.letter === 'b') return (row) => row.attributes[name] === true
  if (type.attributes.get(`${name}_at`)?.letter === 't') return (row) => row.attributes[`${name}_at`] != null
  for (const [attribute, values] of Object.entries(type.enums))
    if (values.includes(name)) return (row) => row.attributes[attribute] === name
  if (/^(active|inactive|pending|approved|rejected|committed|in_progress|succeeded|confirmed)$/.test(name))
    for (const attribute of ['status', 'payment_status', 'approval_status'])
      if (type.attributes.has(attribute)) return (row) => row.attributes[attribute] === name
  return null
}

export interface Filtered {
  readonly tests: readonly Test[]
  /** Deleted rows: left out, shown as well, or alone. */
  readonly buried: 'none' | 'also' | 'only'
}

export function filters(
  type: MockType,
  allowed: readonly string[],
  asked: readonly string[],
  params: ReadonlyMap<string, string>,
  now: number,
): Filtered {
  const tests: Test[] = []
  let buried: Filtered['buried'] = 'none'
  const grave = GRAVEYARD[type.key]
  for (const name of asked) {
    if (!allowed.includes(name)) continue
    if (grave?.filter === name) {
      buried = grave.withLiving ? 'also' : 'only'
      continue
    }
    const test = namedTest(type, name, params, now)
    if (test) tests.push(test)
  }
  return { tests, buried }
}
