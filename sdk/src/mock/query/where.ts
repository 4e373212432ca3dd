/** `where`: what PCO compares, and what it silently passes over (facts §5, §14.19, §15.10). */
import type { MockType } from '../model.ts'
import { SUBSTRING } from '../specials.ts'
import type { Store } from '../store.ts'
import { refId, type StoredRow } from '../table.ts'
import { DAY } from '../time.ts'
import { follow, type View } from '../view.ts'
import type { Where } from './params.ts'
import { searchTest } from './search.ts'

export type Test = (row: StoredRow) => boolean

const OPERATORS = new Set(['eq', 'gt', 'gte', 'lt', 'lte'])
const LARGEST = 2_147_483_647
const never: Test = () => false

/** An integer too large for PCO's columns: refused with 400 `integer_out_of_range`. */
export class OutOfRange extends Error {}

const text = (value: unknown): string => (value == null ? '' : String(value)).toLowerCase()

function textTest(read: (row: StoredRow) => unknown, wanted: string, contains: boolean): Test {
  const needle = wanted.toLowerCase()
  const start = needle.startsWith('%') || contains
  const end = needle.endsWith('%') || contains
  const bare = needle.replace(/^%/, '').replace(/%$/, '')
  if (needle === '') return (row) => text(read(row)) === ''
  if (start && end) return (row) => text(read(row)).includes(bare)
  if (start) return (row) => text(read(row)).endsWith(bare)
  if (end) return (row) => text(read(row)).startsWith(bare)
  return (row) => text(read(row)) === bare
}

function numberTest(read: (row: StoredRow) => unknown, wanted: string): Test {
  if (!/^-?\d+(\.\d+)?$/.test(wanted)) return wanted === '' ? (row) => read(row) == null : never
  const number = Number(wanted)
  if (Math.abs(number) > LARGEST) throw new OutOfRange()
  return (row) => read(row) === number
}

/** A date-only value means that whole day; `[from, to)` in milliseconds. */
function span(value: string): { from: number; to: number } | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const from = Date.parse(`${value}T00:00:00Z`)
    return Number.isNaN(from) ? null : { from, to: from + DAY }
  }
  if (!/^\d{4}-\d{2}-\d{2}[T ]/.test(value)) return null
  const at = Date.parse(value.replace(' ', 'T'))
  return Number.isNaN(at) ? null : { from: at, to: at + 1 }
}

function timeTest(read: (row: StoredRow) => unknown, operator: string, wanted: string): Test {
  const range = span(wanted)
  if (!range) return wanted === '' && operator === 'eq' ? (row) => read(row) == null : never
  const at = (row: StoredRow): number => {
    const value = read(row)
    return typeof value === 'string' ? Date.parse(value) : Number.NaN
  }
  if (operator === 'gt') return (row) => at(row) >= range.to
  if (operator === 'gte') return (row) => at(row) >= range.from
  if (operator === 'lt') return (row) => at(row) < range.from
  if (operator === 'lte') return (row) => at(row) < range.to
  return (row) => at(row) >= range.from && at(row) < range.to
}

function booleanTest(read: (row: StoredRow) => unknown, wanted: string): Test {
  if (/^(true|1|t)$/i.test(wanted)) return (row) => read(row) === true
  if (/^(false|0|f)$/i.test(wanted)) return (row) => read(row) === false
  return wanted === '' ? (row) => read(row) == null : never
}

/** `campus_id`, `step_id`: the id of what a reference names. */
function idTest(type: MockType, attribute: string, wanted: string): Test | null {
  const name = attribute.replace(/_ids?$/, '')
  const refs = [...type.refs.values()]
  const ref = refs.find((r) => r.name === name) ?? refs.find((r) => r.name.endsWith(`_${name}`))
  if (!ref) return null
  const ids = new Set(wanted.split(','))
  return (row) => {
    const value = row.refs[ref.name]
    if (value == null) return false
    return typeof value === 'string' ? ids.has(refId(value)) : value.some((one) => ids.has(refId(one)))
  }
}

/** An id of something one edge further: the donations of `fund_id` by their designations. */
function edgeIdTest(
  view: View,
  store: Store,
  type: MockType,
  attribute: string,
  wanted: string,
): Test | null {
  const name = attribute.replace(/_ids?$/, '')
  for (const edge of type.edges.values()) {
    const target = store.sibling(type, edge.to[0] ?? '')
    if (!target?.refs.has(name)) continue
    const test = idTest(target, attribute, wanted)
    if (test) return (row) => follow(view, store, type, row, edge).some((found) => test(found.row))
  }
  return null
}

function testOf(view: View, store: Store, type: MockType, letter: string, condition: Where): Test | null {
  const { attribute, operator, value } = condition
  if (attribute === 'id') {
    const ids = new Set(value.split(','))
    return (row) => ids.has(row.id)
  }
  const special = searchTest(view, store, type, attribute, value)
  if (special) return special
  if (!type.attributes.has(attribute)) {
    const bound = /^(after|before)_(.*)$/.exec(attribute)
    if (bound && type.attributes.has(bound[2] ?? ''))
      return timeTest((row) => row.attributes[bound[2] ?? ''], bound[1] === 'after' ? 'gt' : 'lt', value)
    if (/_ids?$/.test(attribute))
      return idTest(type, attribute, value) ?? edgeIdTest(view, store, type, attribute, value)
    return null
  }
  const read = (row: StoredRow): unknown => row.attributes[attribute]
  if (letter === 't' || letter === 'd') return timeTest(read, operator, value)
  if (operator !== 'eq') return null
  if (letter === 'b') return booleanTest(read, value)
  if (letter === 'i' || letter === 'n') return numberTest(read, value)
  return textTest(read, value, SUBSTRING[type.key]?.includes(attribute) ?? false)
}

/** The tests of all conditions PCO knows here; what it does not know it ignores, without a word. */
export function whereTests(
  view: View,
  store: Store,
  type: MockType,
  allowed: ReadonlyMap<string, string>,
  conditions: readonly Where[],
  ignored: ReadonlySet<string>,
): Test[] {
  const tests: Test[] = []
  for (const condition of conditions) {
    if (!allowed.has(condition.attribute) || !OPERATORS.has(condition.operator)) continue
    if (ignored.has(condition.attribute)) continue
    const letter = type.attributes.get(condition.attribute)?.letter || allowed.get(condition.attribute) || ''
    const test = testOf(view, store, type, letter, condition)
    if (test) tests.push(test)
  }
  return tests
}
