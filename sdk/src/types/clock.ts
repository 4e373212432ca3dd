/** Time as a parameter, so that pacing and retries can be run in virtual time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after `ms` milliseconds. @throws the signal's reason when aborted before. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /**
   * Runs something after `ms` milliseconds; returns what takes that back. Every request has a timer that is nearly
   * always taken back, which is ten times as cheap without a promise and a signal. @default made of `sleep`
   */
  timer?(ms: number, run: () => void): () => void
}
