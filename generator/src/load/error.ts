/** Where something stands in a spec folder. */
export interface Location {
  readonly file: string
  /** 1 is the first line. */
  readonly line: number
}

/** What went wrong, in a word that does not change. */
export type SpecErrorCode =
  | 'not_found'
  | 'syntax'
  | 'not_a_declaration'
  | 'not_a_literal'
  | 'duplicate_key'
  | 'wrong_shape'
  | 'duplicate_type'
  | 'unknown_product'
  | 'edited_by_hand'
  | 'owned_by_hand'
  | 'not_a_document'
  | 'unknown_version'
  | 'unreachable'
  | 'invalid'

/**
 * A spec, or a document to import, that cannot be used. It says where, what is wrong and what to write instead.
 *
 * @example
 * try { loadSpec('spec') } catch (error) { if (error instanceof SpecError) console.error(error.file, error.line) }
 */
export class SpecError extends Error {
  override readonly name = 'SpecError'
  readonly code: SpecErrorCode
  readonly file: string
  readonly line: number
  readonly problem: string
  /** What to write instead. */
  readonly remedy: string

  constructor(code: SpecErrorCode, at: Location, problem: string, remedy: string) {
    super(`${at.file}:${at.line}: ${problem}. ${remedy}.`)
    this.code = code
    this.file = at.file
    this.line = at.line
    this.problem = problem
    this.remedy = remedy
  }
}
