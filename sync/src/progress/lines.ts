import type { SyncEvent } from '../engine/events.ts'
import type { StreamReport } from '../engine/report.ts'

const number = new Intl.NumberFormat('en')
const counted = (count: number, word: string): string | null =>
  count > 0 ? `${number.format(count)} ${word}` : null

/** How a stream ended, in one line. */
export function streamLine(report: StreamReport): string {
  const { stream, outcome, trouble } = report
  const what = [
    counted(report.created, 'new'),
    counted(report.updated, 'updated'),
    counted(report.restored, 'restored'),
    counted(report.deleted, 'deleted'),
    counted(report.unchanged, 'unchanged'),
    counted(report.missing, 'missing'),
    counted(report.quarantined, 'put aside'),
  ].filter((text) => text !== null)
  const head = `${outcome === 'complete' ? '✓' : '✗'} ${stream.padEnd(32)} ${what.join(', ') || 'empty'}`
  const cost = `${number.format(report.requests)} ${report.requests === 1 ? 'request' : 'requests'}`
  const resumed = report.resumed ? ', resumed' : ''
  const why = trouble ? `\n    ${outcome}: ${trouble.cause}\n    ${trouble.remedy}` : ''
  return `${head} (${cost}${resumed})${why}`
}

/** Pages between two lines of a long stream. */
const EVERY = 25

/** An event as a plain line; null for those that need none. */
export function plainLine(event: SyncEvent): string | null {
  switch (event.type) {
    case 'page': {
      if (event.offset === 0 || event.offset % (EVERY * 100) !== 0) return null
      const of = event.total === null ? '' : ` of ${number.format(event.total)}`
      return `  ${event.stream.padEnd(32)} ${number.format(event.done)}${of}`
    }
    case 're-read':
      return `  ${event.stream.padEnd(32)} reads again from ${event.from}: ${event.reason}`
    case 'row-refused':
      return `  ${event.stream.padEnd(32)} ${event.reason}`
    case 'paused':
    case 'resumed':
      return `  ${event.type}`
    case 'stream-put-off':
      return `  ${event.stream.padEnd(32)} tries again in ${Math.ceil(event.pause / 1000)} s: ${event.trouble.cause}`
    case 'stream-finished':
      return streamLine(event.report)
    default:
      return null
  }
}
