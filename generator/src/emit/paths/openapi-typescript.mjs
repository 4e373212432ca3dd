// The only module that imports openapi-typescript, and the worker that runs it. Plain JavaScript, because a
// worker is started from its file without a loader, from sources and from the bundle alike.
//
// The library's main entry first bundles and lints the document with Redocly: half of its time, and our own
// document is one file whose validity is tested. So its transformer is called directly.
import { isMainThread, parentPort } from 'node:worker_threads'
import transform from 'openapi-typescript/dist/transform/index.mjs'
import ts from 'typescript'

/** The library's options; what is not named here is off. */
const options = {
  additionalProperties: false,
  alphabetize: false,
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  exportType: false,
  immutable: false,
  silent: true,
}

/** The declarations of `paths`, `components` and `operations` for an OpenAPI document. */
export function pathsOf(text) {
  const document = JSON.parse(text)
  const context = {
    ...options,
    discriminators: { objects: {}, refs: {} },
    injectFooter: [],
    resolve: (ref) => find(document, ref),
  }
  return printed(transform(document, context))
}

const find = (document, ref) =>
  ref
    .slice(2)
    .split('/')
    .reduce((value, key) => value?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document)

const printed = (nodes) => {
  const file = ts.createSourceFile('paths.ts', '', ts.ScriptTarget.ESNext, false, ts.ScriptKind.TS)
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed, removeComments: false })
  return slim(printer.printList(ts.ListFormat.MultiLine, ts.factory.createNodeArray(nodes), file))
}

/**
 * Without what says nothing: members that are never there, and the parameters of a path, which stand again in each of
 * its operations, where openapi-fetch looks. With the indentation a fifth of the bytes.
 */
const slim = (text) => {
  const lean = text
    .replace(/^ +(get|put|post|delete|options|head|patch|trace|header|cookie)\?: never;\n/gm, '')
    .replace(/^ +/gm, (indent) => indent.slice(indent.length / 2))
  const end = lean.indexOf('\n}\n')
  return lean.slice(0, end).replace(/^ {4}parameters: \{\n(?: {6}.*\n)* {4}\};\n/gm, '') + lean.slice(end)
}

if (!isMainThread && parentPort !== null) {
  const port = parentPort
  port.on('message', ({ id, text }) => {
    try {
      port.postMessage({ id, text: pathsOf(text) })
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
}
