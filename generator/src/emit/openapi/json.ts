/** A JSON value that is still being put together. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

/**
 * Prints an object with one member a line down to `depth`, and each deeper value on its line: a reviewer sees
 * in a diff which operation changed, and the file keeps half the size of a fully indented one.
 */
export function print(value: Json, depth: number, indent = ''): string {
  if (depth === 0 || value === null || typeof value !== 'object' || Array.isArray(value))
    return JSON.stringify(value)
  const members = Object.entries(value as JsonObject)
  if (members.length === 0) return '{}'
  const inner = `${indent}  `
  const lines = members.map(
    ([name, member]) => `${inner}${JSON.stringify(name)}: ${print(member, depth - 1, inner)}`,
  )
  return `{\n${lines.join(',\n')}\n${indent}}`
}

/** Compares by code unit: the same order in every locale. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The same members, sorted by name. */
export const sorted = (members: { readonly [name: string]: Json }): JsonObject =>
  Object.fromEntries(Object.entries(members).sort(([a], [b]) => byCodeUnit(a, b)))
