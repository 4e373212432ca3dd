import { createHash } from 'node:crypto'
import type { Json } from '../load/literal.ts'
import { byName } from '../load/names.ts'
import { isObject } from '../load/patch.ts'

const canonical = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(canonical)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort(byName)
      .map((key) => [key, canonical(value[key] ?? null)]),
  )
}

/** Of the value, not of the text: comments and the order of keys may change without it. */
export const checksum = (value: Json): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(value)))
    .digest('hex')
    .slice(0, 12)

const MARKER = /^\/\/ Owned by `pcokit import` \(([0-9a-f]{12})\)[^\n]*/m

/** The first line of an imported file: whose it is, and what import last wrote into it. */
export const markerLine = (value: Json, stem: string): string =>
  `// Owned by \`pcokit import\` (${checksum(value)}). What it gets wrong goes to ${stem}.corrections.ts.`

/** The checksum in the marker of a file, or null where hands own it. */
export const markerOf = (text: string): string | null => MARKER.exec(text)?.[1] ?? null

export const withMarker = (text: string, value: Json, stem: string): string =>
  text.replace(MARKER, markerLine(value, stem))
