import { SpecError } from '../load/error.ts'
import type { LoadedSpec } from '../load/types.ts'
import type { Finding } from './finding.ts'
import { checkSpec } from './index.ts'

/** A spec with errors: nothing is generated from it, and every error is said at once. */
export class InvalidSpecError extends SpecError {
  constructor(
    first: Finding,
    readonly findings: readonly Finding[],
  ) {
    super('invalid', first, first.problem, first.remedy)
    this.message = findings
      .map(({ file, line, problem, remedy }) => `${file}:${line}: ${problem}. ${remedy}.`)
      .join('\n')
  }
}

/** @throws InvalidSpecError when the check finds errors; warnings pass. */
export const refuseInvalid = (spec: LoadedSpec): void => {
  const errors = checkSpec(spec).filter(({ severity }) => severity === 'error')
  if (errors[0]) throw new InvalidSpecError(errors[0], errors)
}
