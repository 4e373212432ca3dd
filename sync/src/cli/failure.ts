/** Exit codes of `pco-sync`. */
export const EXIT = {
  /** Everything asked for is complete. */
  ok: 0,
  /** The run ended and some streams are not complete; or something failed. */
  failed: 1,
  /** The command line or the environment has to be corrected. */
  usage: 2,
  /** `verify`: copy and Planning Center differ. */
  drift: 3,
  /** Interrupted; the next run goes on from there. */
  cancelled: 130,
} as const

/** What a user has to correct: its message is all they see. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Runs a command; its errors become one line on stderr and an exit code. */
export async function guarded(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work()
  } catch (error) {
    const usage = error instanceof UsageError || (error as { code?: unknown }).code === 'unknown_stream'
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = usage ? EXIT.usage : EXIT.failed
  }
}
