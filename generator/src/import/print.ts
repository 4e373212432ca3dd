import type { Json, JsonObject } from '../load/literal.ts'
import { isObject } from '../load/patch.ts'

/** The line width of the repository's formatter, so that a formatted file stays as it was written. */
const WIDTH = 110
/** Members of a resource are always one a line: differences between versions are then one line each. */
const EXPANDED = 2

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

const quote = (text: string): string => {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"')
  return mark + (mark === "'" ? escaped.replace(/'/g, "\\'") : escaped) + mark
}

export const printKey = (key: string): string => (IDENTIFIER.test(key) ? key : quote(key))

const inline = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (!isObject(value)) return typeof value === 'string' ? quote(value) : String(value)
  const members = Object.entries(value).map(([key, member]) => `${printKey(key)}: ${inline(member)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

const fits = (text: string, column: number): boolean => column + text.length + 1 <= WIDTH

/** A literal as the formatter would leave it. `depth` is how deep it stands, `column` where it starts. */
export const printLiteral = (value: Json, depth: number, column: number): string => {
  const short = inline(value)
  const flat = !isObject(value) || Object.keys(value).length === 0 || depth >= EXPANDED
  if (flat && fits(short, column)) return short
  const pad = '  '.repeat(depth + 1)
  const end = '  '.repeat(depth)
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => `${pad}${printLiteral(item, depth + 1, pad.length)},\n`)
    return `[\n${items.join('')}${end}]`
  }
  if (!isObject(value)) return short
  return `{\n${Object.keys(value)
    .map((key) => `${pad}${printMember(value, key, depth)},\n`)
    .join('')}${end}}`
}

/**
 * One member of an object that stands at `depth`, without its indent and comma. Behind a key so long that not
 * even the bracket fits, the value goes to a line of its own, as the formatter does it.
 */
export const printMember = (object: JsonObject, key: string, depth: number): string => {
  const name = `${printKey(key)}:`
  const value = object[key] ?? null
  const column = (depth + 1) * 2 + name.length + 1
  if (column + 1 > WIDTH)
    return `${name}\n${'  '.repeat(depth + 2)}${printLiteral(value, depth + 2, (depth + 2) * 2)}`
  return `${name} ${printLiteral(value, depth + 1, column)}`
}
