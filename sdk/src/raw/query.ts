/**
 * A query as PCO reads it: lists with commas (`include=emails,addresses`), members in brackets
 * (`where[updated_at][gte]`), times without milliseconds, keys sorted so that equal queries are equal strings.
 * openapi-fetch itself would repeat the key of a list, of which PCO keeps the last.
 */
export function queryText(query: { readonly [name: string]: unknown }): string {
  const parts: string[] = []
  for (const [name, value] of Object.entries(query)) add(parts, encoded(name), value)
  return parts.sort().join('&')
}

function add(parts: string[], name: string, value: unknown): void {
  if (value === undefined) return
  if (Array.isArray(value)) parts.push(`${name}=${value.map(text).join(',')}`)
  else if (typeof value === 'object' && value !== null && !(value instanceof Date))
    for (const [member, one] of Object.entries(value)) add(parts, `${name}[${encoded(member)}]`, one)
  else parts.push(`${name}=${text(value)}`)
}

/** A name; the brackets that generated parameters hold stay as they are. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']')

const text = (value: unknown): string => {
  if (value === null) return ''
  return encodeURIComponent(
    value instanceof Date ? value.toISOString().replace(/\.\d+Z$/, 'Z') : String(value),
  )
}
