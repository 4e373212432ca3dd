import { SpecError } from '../load/error.ts'

/** Runs a command: what is wrong with a spec is said in one line, without a stack, and ends in exit code 1. */
export const reporting = async (run: () => Promise<void> | void): Promise<void> => {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
