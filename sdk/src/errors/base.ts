/** What every error of the SDK has: a stable code to branch on and a message that says the way out. */
export class PcoError extends Error {
  override readonly name: string = 'PcoError'
  constructor(
    /** Stable: safe to branch on, unlike the message. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
