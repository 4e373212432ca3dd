import type { Listener } from './events.ts'
import type { Logger } from './options.ts'

/** Events as log lines. They hold names, counts and causes: no record's data, no secret. */
export function logEvents(logger: Logger): Listener {
  return (event) => {
    const { type } = event
    switch (type) {
      case 'run-started': {
        const { requests, unpriced, streams, unreachable } = event.plan
        const sizes = { streams: streams.length, unreachable: unreachable.length, requests, unpriced }
        return logger.info({ run: event.run, ...sizes }, 'run started')
      }
      case 'stream-started':
      case 'page':
        return logger.debug(event, type)
      case 're-read':
      case 'row-refused':
      case 'stream-put-off':
        return logger.warn(event, type)
      case 'paused':
      case 'resumed':
        return logger.info(event, type)
      case 'stream-finished': {
        const { outcome } = event.report
        const level = outcome === 'failed' ? 'error' : outcome === 'complete' ? 'info' : 'warn'
        return logger[level](event.report, `stream ${outcome}`)
      }
      case 'run-finished': {
        const { run, outcome, requests, startedAt, finishedAt } = event.report
        return logger.info({ run, outcome, requests, ms: finishedAt - startedAt }, 'run finished')
      }
    }
  }
}
