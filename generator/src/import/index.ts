import { declare } from './declare.ts'
import { assertDocument } from './document.ts'
import { type ImportReport, writeDeclared } from './write.ts'

export type { FileReport, ImportReport } from './write.ts'

/**
 * Imports one of PCO's OpenAPI documents into a spec folder. A second import of the same document changes no
 * byte. Corrections are never touched.
 *
 * @param name what to call the document in errors. @default 'document'
 * @throws SpecError `not_a_document`; `edited_by_hand` when an imported value was changed in its file;
 * `owned_by_hand` when a file stands in the way that import did not write.
 * @example
 * const report = importDocument(JSON.parse(readFileSync('2026-06-04.json', 'utf8')), 'spec')
 */
export const importDocument = (document: unknown, specDir: string, name = 'document'): ImportReport =>
  writeDeclared(declare(assertDocument(document, name), name), specDir)
