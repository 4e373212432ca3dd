import { MultiBar, Presets, type SingleBar } from 'cli-progress'
import type { Listener } from '../engine/events.ts'
import { Estimate, inWords } from './estimate.ts'
import { plainLine } from './lines.ts'

const named = (name: string): string => name.padEnd(32)

/**
 * A bar of all requests, with the time that is left, and one of rows for each stream under way; a stream that ended leaves
 * its line above them.
 */
export function bars(output: NodeJS.WriteStream, now: () => number = () => performance.now()): Listener {
  const format = '  {name} {bar} {value}/{total}{rest}'
  const multi = new MultiBar(
    { format, stream: output, hideCursor: true, forceRedraw: true },
    Presets.shades_classic,
  )
  const open = new Map<string, SingleBar>()
  const estimate = new Estimate()
  let all: SingleBar | null = null
  const retell = (): void => {
    const { done, total, seconds } = estimate.at(now())
    all?.setTotal(total)
    all?.update(done, { rest: ` requests${seconds === null ? '' : `, ${inWords(seconds)} left`}` })
  }
  return (event) => {
    estimate.take(event, now())
    const line = event.type === 'page' ? null : plainLine(event)
    if (line !== null) multi.log(`${line}\n`)
    switch (event.type) {
      case 'run-started':
        // That of the run before.
        if (all) multi.remove(all)
        all = multi.create(0, 0, { name: named('all'), rest: '' })
        retell()
        break
      case 'stream-started': {
        const about = { name: named(event.stream), rest: '' }
        open.set(event.stream, multi.create(event.total ?? 0, event.offset, about))
        break
      }
      case 'page': {
        const bar = open.get(event.stream)
        if (event.total !== null) bar?.setTotal(event.total)
        bar?.update(event.done)
        retell()
        break
      }
      case 'stream-finished': {
        const bar = open.get(event.report.stream)
        if (bar) multi.remove(bar)
        open.delete(event.report.stream)
        retell()
        break
      }
      case 'run-finished':
        multi.stop()
    }
  }
}
