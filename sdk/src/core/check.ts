/**
 * The default check of responses, straight from the endpoint table: the envelope, types, ids, and the kind of
 * each attribute that is known. Every attribute may be null or absent, and PCO adds attributes within a
 * version, so neither is a problem. About 60 µs for a page of 100 people.
 */
import type { Kind, Tree } from './tree.ts'
import { KINDS } from './values.ts'

/** Problems after the first this many add nothing. */
const MOST = 20

const TYPEOF: { readonly [kind: Kind]: string } = {
  '': 'string',
  t: 'string',
  d: 'string',
  b: 'boolean',
  i: 'number',
  n: 'number',
  a: 'object',
  o: 'object',
}

type Loose = { readonly [name: string]: unknown }
const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is wrong with a document of rows of `type`; empty when nothing is. `type` null: any. */
export function problemsOf(tree: Tree, type: string | null, body: unknown, many: boolean): string[] {
  const problems: string[] = []
  if (!isRecord(body)) return ['not a JSON:API document']
  const { data, included } = body
  if (many) {
    if (Array.isArray(data)) checkRows(tree, type, data, 'data', problems)
    else problems.push('data: not an array')
    if (!isRecord(body.meta)) problems.push('meta: not an object')
  } else if (isRecord(data)) checkRows(tree, type, [data], 'data', problems)
  else problems.push('data: not a resource object')
  if (included !== undefined) {
    if (Array.isArray(included)) checkRows(tree, null, included, 'included', problems)
    else problems.push('included: not an array')
  }
  return problems
}

function checkRows(
  tree: Tree,
  type: string | null,
  rows: readonly unknown[],
  place: string,
  problems: string[],
): void {
  for (let i = 0; i < rows.length && problems.length < MOST; i++) {
    const row = rows[i]
    if (!isRecord(row)) {
      problems.push(`${place}[${i}]: not a resource object`)
      continue
    }
    if (typeof row.id !== 'string') problems.push(`${place}[${i}].id: not a string`)
    if (typeof row.type !== 'string' || (type && row.type !== type))
      problems.push(`${place}[${i}].type: not ${type ? `"${type}"` : 'a string'}`)
    const attributes = row.attributes
    if (isRecord(attributes))
      checkAttributes(tree, row.type as string, attributes, `${place}[${i}]`, problems)
    else if (attributes !== undefined) problems.push(`${place}[${i}].attributes: not an object`)
  }
}

function checkAttributes(
  tree: Tree,
  type: string,
  attributes: Loose,
  place: string,
  problems: string[],
): void {
  const kinds = tree.type(type)?.attributes
  if (!kinds) return
  for (const name in attributes) {
    const value = attributes[name]
    if (value === null) continue
    const kind = kinds.get(name)
    if (kind === undefined || kind === 'x') continue
    if (
      typeof value !== TYPEOF[kind] ||
      (kind === 'i'
        ? !Number.isInteger(value)
        : TYPEOF[kind] === 'object' && Array.isArray(value) !== (kind === 'a'))
    )
      problems.push(`${place}.attributes.${name}: not ${KINDS[kind]}`)
  }
}
