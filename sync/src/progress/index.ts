/** Progress of a run, for people: `@pcokit/sync/progress`. */
import type { Listener } from '../engine/events.ts'
import { bars } from './bars.ts'
import { plainLine } from './lines.ts'

export { streamLine } from './lines.ts'

/**
 * A listener that shows progress: bars on a terminal, plain lines elsewhere.
 * @example
 * const sync = createSync({ client: pco, connection: 'first-church', store, onEvent: showProgress(process.stdout) })
 */
export function showProgress(output: NodeJS.WriteStream): Listener {
  if (output.isTTY) return bars(output)
  return (event) => {
    const line = plainLine(event)
    if (line !== null) output.write(`${line}\n`)
  }
}
