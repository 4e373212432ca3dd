/**
 * Refusing a call before it is sent. PCO ignores what it does not know and answers 200, so that a typo in a
 * filter would silently read everything (measured: facts of the People API).
 */
import { QueryError } from '../errors/query.ts'

/** @throws QueryError always */
export function refuse(message: string): never {
  throw new QueryError(message)
}

/** Edits between two words: insertions, deletions, replacements. */
function distance(a: string, b: string): number {
  let row = [...b, ''].map((_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + same)
    }
    row = next
  }
  return row[b.length]!
}

/** Refuses a word that is not allowed, with the nearest that is and all others. */
export function unknown(place: string, what: string, word: unknown, allowed: Iterable<string>): never {
  const all = [...allowed]
  const near = all.map((name) => [distance(String(word), name), name] as const).sort(([a], [b]) => a - b)[0]
  const hint = near && near[0] <= 1 + near[1].length / 3 ? ` Did you mean "${near[1]}"?` : ''
  refuse(`${place}: unknown ${what} "${word}".${hint} Allowed: ${all.join(', ') || 'nothing'}.`)
}
