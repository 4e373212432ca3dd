import { PcoError } from './base.ts'

/** A response that is not what the declarations say: thrown with `validate: 'error'`, and where nothing could be read from it. */
export class ResponseValidationError extends PcoError {
  override readonly name = 'ResponseValidationError'
  constructor(
    /** `/people/v2/people` */
    readonly path: string,
    /** Each names the place and what is wrong there. */
    readonly problems: readonly string[],
  ) {
    super(
      'invalid_response',
      `${path}: ${problems.join('; ')}. Correct the declaration, or use validate: 'report'.`,
    )
  }
}
