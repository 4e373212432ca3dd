import type { AssignableDeclaration, AttributeDeclaration, ValueType } from '../../../spec/define.ts'
import { byName } from '../load/names.ts'
import type { Schema } from './document.ts'
import type { AssignableSchemas, TypeSchemas } from './types-of.ts'

const VALUE_TYPES: Readonly<Record<string, ValueType>> = {
  string: 'string',
  boolean: 'boolean',
  integer: 'integer',
  number: 'number',
  array: 'array',
  object: 'object',
}

export const valueType = (schema: Schema | undefined): ValueType => {
  if (schema?.type === 'string' && schema.format === 'date-time') return 'date-time'
  if (schema?.type === 'string' && schema.format === 'date') return 'date'
  return VALUE_TYPES[schema?.type ?? ''] ?? 'unknown'
}

const ONLY_WITH_FIELDS = /only available when requested with (the )?`?\??fields/i

/** Whether a description says that the attribute is sent only when named in `fields`. */
export const saysOnlyWithFields = (description = ''): boolean => ONLY_WITH_FIELDS.test(description)

const INTRODUCTION =
  /\b(?:(?:possible values(?: are)?|valid values(?: are)?|one of|can be|there are \d+ possible values)\s*:?\s*(?:either\s)?|either\s)/gi
const VALUE = /^[\s,\-*;]*(?:(?:or|and)\s*)?[\s,\-*]*(?:`([^`\n]+)`|"([^"\n]+)"|'([^'\n]+)')/
/** The rest of a line that explains one value, up to the bullet of the next. */
const EXPLANATION = /^[ \t]*(?:[(:=\-–][^\n]*)?\s*\n\s*[-*]\s/

/**
 * The values that a description names: quoted words right after "Possible values", "One of" and the like, until
 * something else is said. Only the words are taken; the text around them is PCO's own. A single value is no list.
 */
export const knownValues = (description = ''): string[] => {
  const values = new Set<string>()
  for (const introduction of description.matchAll(INTRODUCTION)) {
    let rest = description.slice(introduction.index + introduction[0].length)
    for (let match = VALUE.exec(rest); match !== null; match = VALUE.exec(rest)) {
      values.add(match[1] ?? match[2] ?? match[3] ?? '')
      rest = rest.slice(match[0].length)
      rest = rest.slice(EXPLANATION.exec(rest)?.[0].length ?? 0)
    }
  }
  return values.size > 1 ? [...values] : []
}

const declare = (schema: Schema): AttributeDeclaration => {
  const type = valueType(schema)
  const values = type === 'string' ? knownValues(schema.description) : []
  const onlyWithFields = saysOnlyWithFields(schema.description)
  if (!onlyWithFields && values.length === 0) return type
  return {
    type,
    ...(onlyWithFields ? { onlyWithFields: true as const } : {}),
    ...(values.length > 0 ? { enum: values } : {}),
  }
}

/** Sent when the type lists it as renderable, or says that `fields` brings it; the rest can only be asked by or written. */
const isSent = (name: string, schema: Schema, { renderable }: TypeSchemas): boolean =>
  renderable === null || renderable.has(name) || saysOnlyWithFields(schema.description)

export const attributesOf = (type: TypeSchemas): Record<string, AttributeDeclaration> =>
  Object.fromEntries(
    Object.entries(type.attributes)
      .filter(([name, schema]) => isSent(name, schema, type))
      .sort(([a], [b]) => byName(a, b))
      .map(([name, schema]) => [name, declare(schema)]),
  )

/**
 * What a name that is written and never sent back holds. The documents call every one of them a string, a list
 * of ids and a flag too, so only the name tells.
 */
const writeOnlyType = (name: string, known: Schema | undefined): ValueType => {
  if (known !== undefined) return valueType(known)
  if (name.endsWith('_ids')) return 'array'
  return name.endsWith('_id') || name.endsWith('_type') || name.endsWith('name') ? 'string' : 'unknown'
}

/** What a create or update takes; null where the document lists nothing. */
export const assignableOf = (type: TypeSchemas, schemas: AssignableSchemas): AssignableDeclaration | null => {
  const names = Object.keys(schemas.attributes).sort(byName)
  const relationships = Object.keys(schemas.relationships).sort(byName)
  if (names.length === 0 && relationships.length === 0) return null
  const sent = (name: string): boolean => {
    const schema = type.attributes[name]
    return schema !== undefined && isSent(name, schema, type)
  }
  const attributes = names.filter(sent)
  const writeOnly = names
    .filter((name) => !sent(name))
    .map((name) => [name, writeOnlyType(name, type.attributes[name])] as const)
  return {
    ...(attributes.length > 0 ? { attributes } : {}),
    ...(relationships.length > 0 ? { relationships } : {}),
    ...(writeOnly.length > 0 ? { writeOnly: Object.fromEntries(writeOnly) } : {}),
  }
}
