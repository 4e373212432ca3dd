import type { AttributeModel, ValueType, WhereModel } from '../model/types.ts'
import { quote } from './text.ts'

/** How a value type stands in generated TypeScript, when it is read. */
const READ: { readonly [T in ValueType]: string } = {
  string: 'string',
  boolean: 'boolean',
  integer: 'number',
  number: 'number',
  date: 'string',
  'date-time': 'string',
  array: 'readonly unknown[]',
  object: '{ readonly [name: string]: unknown }',
  unknown: 'unknown',
}

/** The letter of a value type in an endpoint table; `s` is only written where a string replaces another type. */
export const LETTER: { readonly [T in ValueType]: string } = {
  string: 's',
  boolean: 'b',
  integer: 'i',
  number: 'n',
  date: 'd',
  'date-time': 't',
  array: 'a',
  object: 'o',
  unknown: 'x',
}

const isTime = (type: ValueType): boolean => type === 'date' || type === 'date-time'

/** Members of the union of what an attribute can hold. Known values stay open: PCO adds to them. */
export const readMembers = (attribute: AttributeModel): string[] => {
  const values = attribute.enum?.map(quote) ?? []
  const base =
    attribute.type === 'array' && attribute.items !== null
      ? `readonly ${READ[attribute.items].includes(' ') ? `(${READ[attribute.items]})` : READ[attribute.items]}[]`
      : READ[attribute.type]
  const open = values.length > 0 && base === 'string' ? '(string & {})' : base
  const members = base === 'string' || base === 'number' ? [...values, open] : [base]
  return attribute.nullable && attribute.type !== 'unknown' ? [...members, 'null'] : members
}

/** Members of the union of what may be assigned: null clears, dates may be `Date`s. */
export const writeMembers = (type: ValueType, attribute: AttributeModel | undefined): string[] => {
  if (isTime(type)) return ['string', 'Date', 'null']
  if (type === 'unknown') return ['unknown']
  if (attribute === undefined || attribute.type !== type) return [READ[type], 'null']
  return [...readMembers({ ...attribute, nullable: false }), 'null']
}

/** What `where` takes for a name. */
export const whereValue = (where: WhereModel): string => {
  if (isTime(where.type)) return where.operators.some((operator) => operator !== 'eq') ? 'TimeWhere' : 'Time'
  return where.type === 'boolean' || where.type === 'integer' || where.type === 'number'
    ? READ[where.type]
    : 'string'
}

/** What the companion parameter of a filter takes. */
export const paramValue = (type: ValueType): string =>
  isTime(type) ? 'Time' : type === 'boolean' ? 'boolean' : READ[type] === 'number' ? 'number' : 'string'
