/**
 * Refusing a call before it is sent. PCO ignores what it does not know and answers 200, so that a typo in a
 * filter would silently read everything (measured on the People API).
 */
import { QueryError } from '../errors/query.ts'

/** @throws QueryError always */
export function refuse(message: string): never {
  throw new QueryError(message)
}

/** Refuses a value for what it is. */
export function wants(place: string, what: string, value: unknown): never {
  const shown =
    typeof value === 'string'
      ? JSON.stringify(value)
      : Array.isArray(value)
        ? 'an array'
        : String(value).replace(/^\[.*/, 'an object')
  refuse(`${place} wants ${what}, not ${shown}.`)
}

/** Edits between two words: insertions, deletions, replacements. */
function distance(a: string, b: string): number {
  let row = [...b, ''].map((_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (a[i] === b[j] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

/** Refuses a word that is not allowed, with the nearest that is and all others. */
export function unknown(place: string, what: string, word: unknown, allowed: readonly string[]): never {
  const far = (name: string) => distance(`${word}`, name)
  const [near] = [...allowed].sort((a, b) => far(a) - far(b))
  const hint = near && far(near) <= 1 + near.length / 3 ? ` Did you mean "${near}"?` : ''
  refuse(`${place}: unknown ${what} "${word}".${hint} Allowed: ${allowed.join(', ') || 'nothing'}.`)
}

/** The entries of an object whose keys must be allowed, without those that are undefined. */
export function members(
  place: string,
  value: unknown,
  what: string,
  allowed?: Iterable<string>,
): [string, unknown][] {
  if (!value || typeof value !== 'object' || Array.isArray(value)) wants(place, 'an object', value)
  const known = allowed && [...allowed]
  return Object.entries(value as object).filter(
    ([key, member]) =>
      (!known || known.includes(key) || unknown(place, what, key, known)) && member !== undefined,
  )
}
