import { MultiBar, Presets, type SingleBar } from 'cli-progress'
import type { Listener } from '../engine/events.ts'
import { plainLine } from './lines.ts'

/** A bar for each stream under way; a stream that ended leaves its line above them. */
export function bars(output: NodeJS.WriteStream): Listener {
  const format = '  {name} {bar} {value}/{total}'
  const multi = new MultiBar(
    { format, stream: output, hideCursor: true, forceRedraw: true },
    Presets.shades_classic,
  )
  const open = new Map<string, SingleBar>()
  const all = { bar: null as SingleBar | null }
  return (event) => {
    const line = event.type === 'page' ? null : plainLine(event)
    if (line !== null) multi.log(`${line}\n`)
    switch (event.type) {
      case 'run-started':
        all.bar = multi.create(event.plan.streams.length, 0, { name: 'all streams'.padEnd(32) })
        break
      case 'stream-started':
        open.set(
          event.stream,
          multi.create(event.total ?? 0, event.offset, { name: event.stream.padEnd(32) }),
        )
        break
      case 'page': {
        const bar = open.get(event.stream)
        if (event.total !== null) bar?.setTotal(event.total)
        bar?.update(event.done)
        break
      }
      case 'stream-finished': {
        const bar = open.get(event.report.stream)
        if (bar) multi.remove(bar)
        open.delete(event.report.stream)
        all.bar?.increment()
        break
      }
      case 'run-finished':
        multi.stop()
    }
  }
}
