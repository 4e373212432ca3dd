import { HttpError } from './http.ts'

/** One thing PCO did not accept in a write. */
export interface FieldError {
  /** `address`; null when PCO did not say. */
  readonly field: string | null
  /** `can't be blank` */
  readonly message: string
  /** `Email`; null when PCO did not say. */
  readonly resource: string | null
}

/** 422: PCO refused the values of a write. */
export class ValidationError extends HttpError {
  override readonly name = 'ValidationError'
  /** One for each thing refused. */
  readonly fieldErrors: readonly FieldError[] = this.errors.map(({ source, detail, title, meta }) => ({
    // A forbidden attribute has no source: its name stands in the sentence.
    field: source?.parameter ?? /^(\S+) cannot be/.exec(`${detail}`)?.[1] ?? null,
    message: detail ?? title ?? '',
    resource: (meta?.resource as string) ?? null,
  }))
}
