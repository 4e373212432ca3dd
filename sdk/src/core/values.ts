/** Values on their way out: checked, since PCO swallows malformed ones, and written as PCO reads them. */
import { refuse, wants } from './refuse.ts'
import type { Kind } from './tree.ts'

/** A kind in words. */
export const nameOf = (kind: Kind): string =>
  ({
    b: 'a boolean',
    i: 'an integer',
    n: 'a number',
    t: 'a Date or a date-time (2026-01-31T00:00:00Z)',
    d: 'a date (2026-01-31)',
    a: 'an array',
    o: 'an object',
  })[kind] ?? 'a string'

/** True when a value that is not null is of a kind. A time may be any string here. */
export const isKind = (value: unknown, kind: Kind): boolean =>
  kind === 'b'
    ? typeof value === 'boolean'
    : kind === 'i'
      ? Number.isInteger(value)
      : kind === 'n'
        ? Number.isFinite(value)
        : kind === 'a'
          ? Array.isArray(value)
          : kind === 'o'
            ? typeof value === 'object' && !Array.isArray(value)
            : kind === 'x' || typeof value === 'string'

const isTimeKind = (kind: Kind): boolean => kind === 't' || kind === 'd'
const TIME = /^(\d{4}-\d\d-\d\d)(T([01]\d|2[0-3])(:[0-5]\d){1,2}(\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/

/** True for a date or date-time that exists: `2026-02-30` does not. */
const exists = (text: string): boolean => {
  const day = TIME.exec(text)?.[1]
  return !!day && !!new Date(day).toJSON()?.startsWith(day)
}

/**
 * A value for JSON. A Date is written in seconds, as PCO stores them; of a date attribute only its day, in UTC.
 * @throws QueryError when it is not of its kind
 */
export function jsonValue(place: string, value: unknown, kind: Kind): unknown {
  const out =
    value instanceof Date && (isTimeKind(kind) || kind === 'x')
      ? value
          .toJSON()
          ?.replace(/\.\d+/, '')
          .slice(0, kind === 'd' ? 10 : 20)
      : value
  return out === null || (isKind(out, kind) && (!isTimeKind(kind) || exists(out as string)))
    ? out
    : wants(place, nameOf(kind), value)
}

/** A value for a query string, encoded. @throws QueryError when it is not of its kind */
export function queryValue(place: string, value: unknown, kind: Kind): string {
  // An array or an object is asked for by one of its members: PCO documents these as text.
  const loose = typeof value !== 'object' && value !== undefined && 'aox'.includes(kind || '-')
  const out = jsonValue(place, value, loose ? 'x' : 'aox'.includes(kind || '-') ? '' : kind)
  if (out === null) refuse(`${place} cannot be null: leave it out, or give a value.`)
  return encodeURIComponent(String(out))
}
