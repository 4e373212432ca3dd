import { readFileSync } from 'node:fs'
import { ts } from 'ts-morph'
import { type Location, SpecError } from './error.ts'
import { type Json, locate, nodeAt, readLiteral, unwrap } from './literal.ts'

/** The functions a declaration can be a call of. */
export const DECLARERS = [
  'defineProduct',
  'defineResource',
  'correctProduct',
  'correctResource',
  'extendProduct',
] as const
export type Declarer = (typeof DECLARERS)[number]

/** One declaration as it stands in its file. */
export interface Declaration {
  readonly file: string
  readonly declarer: Declarer
  /** The arguments of the call. */
  readonly args: readonly Json[]
  /** Where a member stands; the path starts with the number of the argument. */
  locate(path: readonly (string | number)[]): Location
  /** Whether the file has a member at this path. */
  has(path: readonly (string | number)[]): boolean
}

const declarerOf = (node: ts.Expression): Declarer | undefined => {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined
  const name = node.expression.text
  return DECLARERS.find((declarer) => declarer === name)
}

/** `export default call(…)`, `export const x = call(…)` and a bare `call(…)` are all declarations. */
const expressionsOf = (statement: ts.Statement): ts.Expression[] => {
  if (ts.isExportAssignment(statement) || ts.isExpressionStatement(statement))
    return [unwrap(statement.expression)]
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.flatMap((d) => (d.initializer ? [unwrap(d.initializer)] : []))
}

export const parseSource = (file: string, text: string): ts.SourceFile => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS)
  const [problem] = (source as unknown as { parseDiagnostics: readonly ts.DiagnosticWithLocation[] })
    .parseDiagnostics
  if (problem !== undefined) {
    const line = source.getLineAndCharacterOfPosition(problem.start).line + 1
    const message = ts.flattenDiagnosticMessageText(problem.messageText, ' ').replace(/\.$/, '')
    throw new SpecError('syntax', { file, line }, message, 'Make the file parse as TypeScript')
  }
  return source
}

/** The call that a source file makes, or null where there is none. */
export const findCall = (source: ts.SourceFile): { call: ts.CallExpression; declarer: Declarer } | null => {
  for (const statement of source.statements) {
    for (const expression of expressionsOf(statement)) {
      const declarer = declarerOf(expression)
      if (declarer !== undefined) return { call: expression as ts.CallExpression, declarer }
    }
  }
  return null
}

/**
 * Reads the declaration in a file; null where the file holds none.
 *
 * @throws SpecError when the file does not parse, or its argument is not a literal.
 */
export const readDeclaration = (file: string, text = readFileSync(file, 'utf8')): Declaration | null => {
  const found = findCall(parseSource(file, text))
  if (found === null) return null
  const { call, declarer } = found
  if (call.arguments.length === 0) {
    throw new SpecError(
      'wrong_shape',
      locate(call),
      `\`${declarer}()\` says nothing`,
      'Pass it the declaration',
    )
  }
  const resolve = (path: readonly (string | number)[]): { node: ts.Node; exact: boolean } => {
    const [first, ...rest] = path
    const root = call.arguments[Number(first ?? 0)]
    return root === undefined ? { node: call, exact: false } : nodeAt(root, rest)
  }
  return {
    file,
    declarer,
    args: call.arguments.map(readLiteral),
    locate: (path) => locate(resolve(path).node),
    has: (path) => resolve(path).exact,
  }
}
