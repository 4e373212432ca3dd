import type { AttributeModel, ValueType } from '../../model/types.ts'
import type { Json, JsonObject } from './json.ts'

const schemas: { readonly [type in ValueType]: JsonObject } = {
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  date: { type: 'string', format: 'date' },
  'date-time': { type: 'string', format: 'date-time' },
  array: { type: 'array', items: {} },
  object: { type: 'object', additionalProperties: true },
  unknown: {},
}

/** The schema of a value that is never null. */
export function valueSchema(type: ValueType, items: ValueType | null = null): JsonObject {
  return type === 'array' && items !== null ? { type: 'array', items: valueSchema(items) } : schemas[type]
}

/** The same, or null. */
export function orNull(schema: JsonObject): JsonObject {
  return typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'null'] } : schema
}

/**
 * The schema of an attribute in a response. Known values are `examples`: PCO adds values without a new version,
 * and an `enum` would make a strict reader fail on the day it does.
 */
export function attributeSchema(attribute: AttributeModel): JsonObject {
  const value = valueSchema(attribute.type, attribute.items)
  const schema: { [name: string]: Json } = { ...(attribute.nullable ? orNull(value) : value) }
  if (attribute.enum !== null) schema.examples = attribute.enum
  if (attribute.readOnly) schema.readOnly = true
  if (attribute.description !== '') schema.description = attribute.description
  return schema
}
