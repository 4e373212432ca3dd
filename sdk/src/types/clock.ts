/** Time as a parameter, so that pacing and retries can be run in virtual time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after `ms` milliseconds. @throws the signal's reason when aborted before. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}
