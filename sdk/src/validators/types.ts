/** One thing that is not as declared. */
export interface Issue {
  /** A JSON pointer: `/data/0/attributes/first_name`. */
  readonly path: string
  /** `a string or null` */
  readonly expected: string
  /** What stands there: `number`, `null`, `missing`. Never the value: it may be somebody's. */
  readonly found: string
}

/**
 * A check made ahead of time. Calling it costs no more than it must; `issues` looks again, slowly, and says what
 * is wrong and where. Attributes that are not declared are never an issue: PCO adds them within a version.
 *
 * @example
 * if (!isPersonPage(body)) console.warn(isPersonPage.issues(body))
 */
export interface Validator<T> {
  (value: unknown): value is T
  /** What is wrong, at most 100 of it; empty where nothing is. */
  issues(value: unknown): readonly Issue[]
}

/** Members of a JSON object. */
export type Members = { readonly [name: string]: unknown }
