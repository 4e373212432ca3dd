import { SpecError } from '../load/error.ts'

/** An option that cannot be, or a thing the command needs and does not find: said in one line. */
export class UsageError extends Error {}

/** Runs a command: what is wrong with a spec or an option is said in one line, without a stack, and ends in exit code 1. */
export const reporting = async (run: () => Promise<void> | void): Promise<void> => {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof SpecError || error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
