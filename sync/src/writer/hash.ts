import { createHash } from 'node:crypto'
import type { AnyRow } from '@pcokit/sdk/runtime'
import { canonical } from './canonical.ts'
import type { Traits } from './traits.ts'

/**
 * 128 bits over what a record says: attributes, and the `data` of relationships that come unasked. Links are
 * left out, and relationships only present because a request asked for them, else every route would look like
 * a change.
 */
export function contentHash(row: AnyRow, traits: Traits): string {
  const relationships: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row.relationships ?? {})) {
    if (!traits.askedFor.has(name)) relationships[name] = value?.data ?? null
  }
  const text = canonical([row.attributes, relationships])
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
