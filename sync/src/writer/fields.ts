import type { AnyRow } from '@pcokit/sdk/runtime'

/** Fields of a row by name: `attributes.first_name`, `relationships.emails`, `links.self`. */
export type Fields = Map<string, unknown>

const members = ['attributes', 'relationships', 'links'] as const

export function fieldsOf(row: AnyRow): Fields {
  const fields: Fields = new Map()
  for (const member of members) {
    const values = row[member] as { readonly [name: string]: unknown } | undefined
    if (!values) continue
    for (const name of Object.keys(values)) {
      if (values[name] !== undefined) fields.set(`${member}.${name}`, values[name])
    }
  }
  return fields
}

/** The row again. Members without fields are left out, except `attributes`, as PCO does. */
export function rowOf(type: string, id: string, fields: Fields): AnyRow {
  const parts: Record<string, [string, unknown][]> = { attributes: [], relationships: [], links: [] }
  for (const [field, value] of fields) {
    const dot = field.indexOf('.')
    parts[field.slice(0, dot)]?.push([field.slice(dot + 1), value])
  }
  // fromEntries defines properties, so that a field called __proto__ stays a field.
  const row: Record<string, unknown> = { type, id, attributes: Object.fromEntries(parts.attributes!) }
  if (parts.relationships!.length > 0) row.relationships = Object.fromEntries(parts.relationships!)
  if (parts.links!.length > 0) row.links = Object.fromEntries(parts.links!)
  return row as unknown as AnyRow
}
