import type { Location } from '../load/error.ts'

export type FindingCode =
  | 'wrong_shape'
  | 'edited_by_hand'
  | 'unknown_type'
  | 'include_leads_nowhere'
  | 'names_nothing'
  | 'listed_twice'
  | 'path_twice'
  | 'variable_twice'
  | 'variable_renamed'
  | 'handle_collision'
  | 'moot_correction'
  | 'correction_touches_nothing'
  | 'event_twice'

/** One thing that is wrong with a spec. */
export interface Finding {
  /** A warning leaves a spec usable; an error does not. */
  readonly severity: 'error' | 'warning'
  readonly code: FindingCode
  readonly file: string
  /** 1 is the first line. */
  readonly line: number
  readonly problem: string
  /** What to write instead. */
  readonly remedy: string
}

export const finding = (
  code: FindingCode,
  at: Location,
  problem: string,
  remedy: string,
  severity: Finding['severity'] = 'error',
): Finding => ({ severity, code, file: at.file, line: at.line, problem, remedy })
