import { defineCommand } from 'citty'
import pino from 'pino'
import { showProgress } from '../../progress/index.ts'
import { interruptible, open, shared } from '../args.ts'
import { EXIT, guarded, UsageError } from '../failure.ts'

const levels = ['silent', 'error', 'warn', 'info', 'debug']
const exits = { complete: EXIT.ok, partial: EXIT.failed, failed: EXIT.failed, cancelled: EXIT.cancelled }

export default defineCommand({
  meta: {
    name: 'run',
    description:
      'Bring the copy up to date; go on where a run was cut off. Exit codes: 0 complete, 1 not all of it, 2 wrong use, 130 interrupted.',
  },
  args: {
    ...shared,
    full: { type: 'boolean', default: false, description: 'Read every stream anew in full' },
    delta: {
      type: 'boolean',
      default: false,
      description: 'Only what changed, where a list tells; streams never read before are read in full',
    },
    lanes: { type: 'string', default: '4', valueHint: 'N', description: 'Streams read at the same time' },
    log: {
      type: 'string',
      default: 'silent',
      valueHint: 'LEVEL',
      description: `JSON logs on standard error: ${levels.join(', ')}`,
    },
  },
  run: ({ args }) =>
    guarded(async () => {
      if (!levels.includes(args.log)) throw new UsageError(`--log is one of ${levels.join(', ')}.`)
      if (args.full && args.delta) throw new UsageError('--full or --delta, not both.')
      const strategy = args.full ? 'full' : args.delta ? 'delta' : undefined
      const lanes = Number(args.lanes)
      if (!Number.isInteger(lanes) || lanes < 1) throw new UsageError('--lanes wants a number such as 4.')
      const logger = pino({ level: args.log }, pino.destination({ dest: 2, sync: true }))
      const onEvent = args.json ? undefined : showProgress(process.stdout)
      const { sync, store } = await open(args, false, { lanes, logger, onEvent })
      const report = await sync.run({ signal: interruptible(), ...(strategy && { strategy }) })
      await store.close()
      if (args.json) process.stdout.write(`${JSON.stringify(report)}\n`)
      else {
        const complete = report.streams.filter(({ outcome }) => outcome === 'complete').length
        const seconds = ((report.finishedAt - report.startedAt) / 1000).toFixed(1)
        process.stdout.write(
          `${report.outcome}: ${complete} of ${report.streams.length} streams complete, ${report.requests} requests, ${seconds} s; ${report.unreachable.length} types not read (pco-sync plan says why)\n`,
        )
      }
      return exits[report.outcome]
    }),
})
