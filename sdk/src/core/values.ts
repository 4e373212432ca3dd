/** Values on their way out: checked, since PCO swallows malformed ones, and written as PCO reads them. */
import { refuse } from './refuse.ts'
import type { Kind } from './tree.ts'

/** The letters of a table in words. */
export const KINDS: { readonly [kind: Kind]: string } = {
  '': 'a string',
  b: 'a boolean',
  i: 'an integer',
  n: 'a number',
  t: 'a Date or a date-time (2026-01-31T00:00:00Z)',
  d: 'a date (2026-01-31)',
  a: 'an array',
  o: 'an object',
}

const TIME = /^(\d{4}-\d\d-\d\d)(T([01]\d|2[0-3])(:[0-5]\d){1,2}(\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/

/** True for a date or date-time that exists: `2026-02-30` does not. */
const isTime = (text: string): boolean => {
  const day = TIME.exec(text)?.[1]
  return !!day && !!new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day)
}

/** Seconds, no milliseconds: PCO stores seconds. Of a date attribute only the day, in UTC. */
const timeText = (value: unknown, kind: Kind): unknown =>
  value instanceof Date
    ? value
        .toJSON()
        ?.replace(/\.\d+/, '')
        .slice(0, kind === 'd' ? 10 : 20)
    : value

/** True when a value is of a kind. Times are already text. */
function fits(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'b':
      return typeof value === 'boolean'
    case 'i':
      return Number.isInteger(value)
    case 'n':
      return Number.isFinite(value)
    case 't':
    case 'd':
      return typeof value === 'string' && isTime(value)
    case 'a':
      return Array.isArray(value)
    case 'o':
      return typeof value === 'object' && !Array.isArray(value)
    case 'x':
      return true
    default:
      return typeof value === 'string'
  }
}

/** A value for JSON. @throws QueryError when it is not of its kind */
export function jsonValue(place: string, value: unknown, kind: Kind): unknown {
  const out = kind === 't' || kind === 'd' || kind === 'x' ? timeText(value, kind) : value
  if (out !== null && !fits(out, kind))
    refuse(`${place} wants ${KINDS[kind] ?? KINDS['']}, not ${show(value)}.`)
  return out
}

/** A value for a query string, encoded. @throws QueryError when it is not of its kind */
export function queryValue(place: string, value: unknown, kind: Kind): string {
  // An array or an object is asked for by one of its members or words: PCO documents these as text.
  const loose = kind === 'a' || kind === 'o' || kind === 'x'
  const out = jsonValue(place, value, loose && typeof value !== 'object' ? 'x' : loose ? '' : kind)
  if (out === null || out === undefined) refuse(`${place} cannot be ${value}: leave it out, or give a value.`)
  return encodeURIComponent(String(out))
}

/** How a refused value reads in a message. */
export const show = (value: unknown): string =>
  value instanceof Date
    ? 'an invalid Date'
    : typeof value === 'string'
      ? JSON.stringify(value)
      : Array.isArray(value)
        ? 'an array'
        : value && typeof value === 'object'
          ? 'an object'
          : String(value)
