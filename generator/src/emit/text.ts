/** Plain string building in the repository's format, so that nothing has to be formatted after emission. */

/** Lines longer than this are broken. */
export const WIDTH = 110

/** Plain `<` on code units: the same order in every locale, which `localeCompare` does not promise. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const quote = (text: string): string => {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
  return escaped.includes("'") && !escaped.includes('"')
    ? `"${escaped}"`
    : `'${escaped.replaceAll("'", "\\'")}'`
}

/** A property name, quoted where it has to be. */
export const property = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name))

/** `check-ins`, `people_import` → `CheckIns`, `PeopleImport`. */
export const pascal = (text: string): string =>
  text.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase())

/** A doc comment on one line, or a block where it is too long; nothing for an empty text. */
export const doc = (text: string, indent = ''): string => {
  const safe = text.trim().replaceAll('*/', '*\\/')
  if (safe === '') return ''
  const line = `${indent}/** ${safe} */\n`
  if (line.length <= WIDTH + 1 && !safe.includes('\n')) return line
  const lines = safe.split('\n').flatMap((part) => wrap(part, WIDTH - indent.length - 3))
  return `${indent}/**\n${lines.map((part) => `${indent} * ${part}`.trimEnd()).join('\n')}\n${indent} */\n`
}

const wrap = (text: string, width: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** `<head> A | B`, or a member a line where that is too long. `head` ends before the first member. */
export const union = (head: string, members: readonly string[], indent = ''): string => {
  const line = `${indent}${head} ${members.join(' | ')}`
  if (line.length <= WIDTH || members.length < 2) return `${line}\n`
  return `${indent}${head}\n${members.map((member) => `${indent}  | ${member}\n`).join('')}`
}

/** `export interface X extends A, B {…}`, broken as the formatter breaks it. `tail` is ` {` or ` {}`. */
export const heritage = (name: string, bases: readonly string[], tail: string): string => {
  const head = `export interface ${name}`
  if (bases.length === 0) return head + tail
  const line = `${head} extends ${bases.join(', ')}${tail}`
  if (line.length <= WIDTH) return line
  const broken = bases.map((base, index) =>
    base.length + (index === 0 ? 11 : 5) <= WIDTH ? base : brokenArguments(base),
  )
  return `${head}\n  extends ${broken.join(',\n    ')}${tail}`
}

/** `Lists<A, B>` with an argument a line. */
const brokenArguments = (base: string): string => {
  const [name, rest = ''] = base.split(/<(.*)>$/s)
  return `${name}<\n${rest
    .split(', ')
    .map((argument) => `      ${argument}`)
    .join(',\n')}\n    >`
}

/** An import of types, or of values too: broken where it is too long. */
export const imports = (head: 'import' | 'import type', names: readonly string[], from: string): string => {
  const sorted = [...new Set(names)].sort(byText)
  if (sorted.length === 0) return ''
  const line = `${head} { ${sorted.join(', ')} } from ${quote(from)}\n`
  return line.length <= WIDTH + 1
    ? line
    : `${head} {\n${sorted.map((name) => `  ${name},\n`).join('')}} from ${quote(from)}\n`
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/** A literal: on one line where it fits, else a member a line. `used` is what stands before it on its line. */
export const literal = (value: Json, indent = '', used = indent.length): string => {
  const flat = flatten(value)
  if (typeof value !== 'object' || value === null) return flat
  if (used + flat.length < WIDTH && !isMatrix(value)) return flat
  const inner = `${indent}  `
  if (Array.isArray(value))
    return `[\n${value.map((item) => `${inner}${literal(item, inner)},\n`).join('')}${indent}]`
  const lines = Object.entries(value).flatMap(([key, item]) => {
    if (item === undefined) return []
    const head = `${inner}${property(key)}: `
    return [`${head}${literal(item, inner, head.length)},\n`]
  })
  return `{\n${lines.join('')}${indent}}`
}

/** The formatter never keeps several objects of several keys on one line. */
const isMatrix = (value: Json): boolean => {
  if (typeof value !== 'object' || value === null) return false
  const wide = (item: Json) => typeof item === 'object' && item !== null && Object.keys(item).length > 1
  if (Array.isArray(value)) return (value.length > 1 && value.every(wide)) || value.some(isMatrix)
  return Object.values(value).some((item) => item !== undefined && isMatrix(item))
}

const flatten = (value: Json): string => {
  if (typeof value === 'string') return quote(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(flatten).join(', ')}]`
  const members = Object.entries(value).flatMap(([key, item]) =>
    item === undefined ? [] : [`${property(key)}: ${flatten(item)}`],
  )
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}
