import { ts } from 'ts-morph'
import { findCall, parseSource } from '../load/file.ts'
import type { JsonObject } from '../load/literal.ts'
import { keyOf, readLiteral, unwrap } from '../load/literal.ts'
import { equalJson, isObject } from '../load/patch.ts'
import { printLiteral, printMember } from './print.ts'

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What a merge did to one file: paths of members, as `attributes.first_name`. */
export interface MemberChanges {
  readonly added: string[]
  readonly changed: string[]
  readonly removed: string[]
}

/**
 * Brings a declaration up to date inside its source: members that changed are replaced, new ones inserted where
 * they belong, gone ones taken out with their comments. Everything else, comments and order included, stays as
 * it is. The edits are made on the text in one go: a tree that is changed node by node is parsed anew each time.
 */
export const mergeSource = (
  file: string,
  text: string,
  next: JsonObject,
): { text: string; changes: MemberChanges } => {
  const changes: MemberChanges = { added: [], changed: [], removed: [] }
  const found = findCall(parseSource(file, text))
  const root = found?.call.arguments[0]
  if (root === undefined) return { text, changes }
  const edits: Edit[] = []
  mergeObject(unwrap(root) as ts.ObjectLiteralExpression, next, 0, '', text, edits, changes)
  let merged = text
  for (const { start, end, text: replacement } of edits.sort((a, b) => b.start - a.start || b.end - a.end)) {
    merged = merged.slice(0, start) + replacement + merged.slice(end)
  }
  return { text: merged, changes }
}

const mergeObject = (
  node: ts.ObjectLiteralExpression,
  next: JsonObject,
  depth: number,
  path: string,
  text: string,
  edits: Edit[],
  changes: MemberChanges,
): void => {
  const members = new Map<string, ts.PropertyAssignment>()
  for (const member of node.properties) {
    const key = ts.isPropertyAssignment(member) ? keyOf(member.name) : null
    if (key !== null) members.set(key, member as ts.PropertyAssignment)
  }
  for (const [key, member] of members) {
    if (key in next) continue
    edits.push({ ...rangeOf(member, text), text: '' })
    changes.removed.push(path + key)
  }
  const inserted = new Map<number, string>()
  let previous: ts.PropertyAssignment | null = null
  for (const [key, value] of Object.entries(next)) {
    const member = members.get(key)
    if (member === undefined) {
      const at = previous === null ? node.getStart() + 1 : rangeOf(previous, text).end
      const comma = previous !== null && !hasComma(previous, text) && !inserted.has(at) ? ',' : ''
      const line = `${comma}\n${'  '.repeat(depth + 1)}${printMember(next, key, depth)},`
      inserted.set(at, (inserted.get(at) ?? '') + line)
      changes.added.push(path + key)
      continue
    }
    previous = member
    const old = unwrap(member.initializer)
    const before = readLiteral(old)
    if (equalJson(before, value)) continue
    const open =
      ts.isObjectLiteralExpression(old) && old.properties.length > 0 && old.getText().includes('\n')
    if (open && isObject(value) && Object.keys(value).length > 0) {
      mergeObject(old, value, depth + 1, `${path}${key}.`, text, edits, changes)
    } else {
      // Behind a very long key the value stands on a line of its own, one step further in.
      const deeper = text.slice(member.name.end, old.getStart()).includes('\n') ? 1 : 0
      const column = (depth + 1 + deeper) * 2 + (deeper === 1 ? 0 : member.name.getText().length + 2)
      edits.push({
        start: old.getStart(),
        end: old.end,
        text: printLiteral(value, depth + 1 + deeper, column),
      })
      changes.changed.push(path + key)
    }
  }
  for (const [at, line] of inserted) edits.push({ start: at, end: at, text: line })
}

const hasComma = (member: ts.Node, text: string): boolean => /^\s*,/.test(text.slice(member.end))

/** A member with the comments above it, its comma and the comment behind it; never the line break after it. */
const rangeOf = (member: ts.Node, text: string): { start: number; end: number } => {
  const full = member.getFullStart()
  const before = text.slice(full, member.getStart())
  const ownLine = before.indexOf('\n')
  const after = /^\s*,?[ \t]*(?:\/\/[^\n]*|\/\*[^\n]*?\*\/)?/.exec(text.slice(member.end))?.[0] ?? ''
  const tail = hasComma(member, text) ? after : ''
  return { start: full + Math.max(ownLine, 0), end: member.end + tail.replace(/[ \t]+$/, '').length }
}
