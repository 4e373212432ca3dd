import type { Json, JsonObject } from './literal.ts'

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const named = (names: readonly Json[]): JsonObject =>
  Object.fromEntries(names.map((name) => [String(name), {}]))

/** The long form of a value that has a short one, so that a patch of one member keeps the others. */
const longForm = (value: Json | undefined): JsonObject => {
  if (isObject(value)) return value
  if (typeof value === 'string') return { type: value }
  return Array.isArray(value) ? named(value) : {}
}

/**
 * Lays a patch over a value: objects member by member, `null` removes a member, everything else replaces.
 * `'string'` is taken as `{ type: 'string' }` and `['a']` as `{ a: {} }` where the patch speaks of their members.
 */
export const applyPatch = (
  value: Json | undefined,
  patch: Json,
  nulls: 'remove' | 'keep' = 'remove',
): Json => {
  if (!isObject(patch)) return patch
  const result: Record<string, Json> = { ...longForm(value) }
  for (const [key, change] of Object.entries(patch)) {
    if (change === null && nulls === 'remove') delete result[key]
    else result[key] = applyPatch(result[key], change, nulls)
  }
  return result
}

/** Equal as JSON; the order of keys does not count. */
export const equalJson = (a: Json | undefined, b: Json | undefined): boolean => {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => equalJson(item, b[i]))
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equalJson(a[key], b[key]))
  )
}
