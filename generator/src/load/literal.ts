import { ts } from 'ts-morph'
import { type Location, SpecError } from './error.ts'

/** A JSON value read from a source file. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** `as const`, `satisfies T` and brackets say nothing about the value. */
export const unwrap = (node: ts.Expression): ts.Expression =>
  ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)
    ? unwrap(node.expression)
    : node

export const locate = (node: ts.Node): Location => {
  const file = node.getSourceFile()
  return { file: file.fileName, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1 }
}

const refuse = (node: ts.Node, what: string, remedy: string): never => {
  throw new SpecError('not_a_literal', locate(node), what, remedy)
}

/** The key of a member, or null where it has to be computed. */
export const keyOf = (name: ts.PropertyName): string | null =>
  ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : null

/** Reads a literal. Nothing is executed, so whatever would have to be is refused. */
export const readLiteral = (expression: ts.Expression): Json => {
  const node = unwrap(expression)
  if (ts.isStringLiteral(node)) return node.text
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const value = readLiteral(node.operand)
    if (typeof value === 'number') return -value
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false
  if (node.kind === ts.SyntaxKind.NullKeyword) return null
  if (ts.isObjectLiteralExpression(node)) return readObject(node)
  if (ts.isArrayLiteralExpression(node)) return readArray(node)
  if (ts.isTemplateLiteral(node))
    return refuse(node, 'A template is not a literal', "Write a plain string in '…'")
  if (ts.isIdentifier(node))
    return refuse(node, `\`${node.text}\` is a name, not a value`, 'Write the value itself here')
  return refuse(
    node,
    `\`${node.getText().slice(0, 40)}\` is not a literal`,
    'Write an object, list, string, number, boolean or null',
  )
}

const readArray = (node: ts.ArrayLiteralExpression): Json[] =>
  node.elements.map((element) => {
    if (ts.isSpreadElement(element))
      return refuse(element, 'A list cannot spread another', 'Write its members out')
    if (ts.isOmittedExpression(element))
      return refuse(element, 'A list cannot have a hole', 'Remove the extra comma')
    return readLiteral(element)
  })

const readObject = (node: ts.ObjectLiteralExpression): JsonObject => {
  const value: Record<string, Json> = {}
  for (const member of node.properties) {
    if (ts.isSpreadAssignment(member))
      refuse(member, 'An object cannot spread another', 'Write its members out')
    if (!ts.isPropertyAssignment(member)) {
      refuse(member, 'Only `key: value` members can be read', 'Write `key: value`')
      continue
    }
    const key =
      keyOf(member.name) ??
      refuse(member, 'A key cannot be computed', "Write the key itself, in '…' if need be")
    if (key === '__proto__') refuse(member, '`__proto__` cannot be a key', 'Use another name')
    if (Object.hasOwn(value, key)) {
      throw new SpecError(
        'duplicate_key',
        locate(member),
        `\`${key}\` stands here twice`,
        'Keep one of the two',
      )
    }
    value[key] = readLiteral(member.initializer)
  }
  return value
}

/** The node at a path of keys and indexes, or as near to it as the source goes. */
export const nodeAt = (
  root: ts.Expression,
  path: readonly (string | number)[],
): { node: ts.Node; exact: boolean } => {
  let node: ts.Node = unwrap(root)
  for (const step of path) {
    const next = child(node, step)
    if (next === undefined) return { node, exact: false }
    node = next
  }
  return { node, exact: true }
}

const child = (parent: ts.Node, step: string | number): ts.Node | undefined => {
  const value = ts.isPropertyAssignment(parent) ? unwrap(parent.initializer) : unwrap(parent as ts.Expression)
  if (ts.isArrayLiteralExpression(value)) {
    return typeof step === 'number'
      ? value.elements[step]
      : value.elements.find((e) => ts.isStringLiteral(e) && e.text === step)
  }
  if (!ts.isObjectLiteralExpression(value)) return undefined
  return value.properties.find(
    (member) => ts.isPropertyAssignment(member) && keyOf(member.name) === String(step),
  )
}
