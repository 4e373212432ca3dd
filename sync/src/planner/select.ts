import type { Catalogue } from '@pcokit/sdk/runtime'
import type { Stream } from '../source/index.ts'

/** A name or pattern that means no stream. */
export class SelectionError extends Error {
  override readonly name = 'SelectionError'
  readonly code = 'unknown_stream'
}

/** Every stream of the catalogues, in their order. */
export function streamsOf(catalogues: readonly Catalogue[]): Stream[] {
  return catalogues.flatMap(({ product, key, streams }) =>
    streams.map((declaration) => ({ name: `${product}.${declaration.type}`, product, key, declaration })),
  )
}

const matches = (pattern: string, name: string): boolean => {
  const text = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${text}$`).test(name)
}

/**
 * Picks streams by name (`giving.Donation`), by pattern (`people.*`), and away from them (`!people.Report`).
 * @throws SelectionError when a pattern means none
 */
export function select(streams: readonly Stream[], patterns: readonly string[]): Stream[] {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'))
  const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1))
  for (const pattern of [...wanted, ...unwanted]) {
    if (!streams.some(({ name }) => matches(pattern, name)))
      throw new SelectionError(unknown(pattern, streams))
  }
  const from = wanted.length > 0 ? wanted : ['*']
  return streams.filter(
    ({ name }) =>
      from.some((pattern) => matches(pattern, name)) && !unwanted.some((pattern) => matches(pattern, name)),
  )
}

function unknown(pattern: string, streams: readonly Stream[]): string {
  const word = pattern.slice(pattern.indexOf('.') + 1).toLowerCase()
  const near = streams.filter(({ name }) => name.toLowerCase().includes(word)).map(({ name }) => name)
  const products = [...new Set(streams.map(({ product }) => `${product}.*`))]
  const instead = near.length > 0 && word !== '*' ? near.slice(0, 8) : products
  return `No stream is called "${pattern}". Write one of: ${instead.join(', ')}`
}
