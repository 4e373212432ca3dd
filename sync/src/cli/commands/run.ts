import { setTimeout as wait } from 'node:timers/promises'
import { defineCommand } from 'citty'
import pino from 'pino'
import type { Sync } from '../../engine/interface.ts'
import type { RunReport } from '../../engine/report.ts'
import { showProgress } from '../../progress/index.ts'
import { interruptible, open, shared } from '../args.ts'
import { EXIT, guarded, UsageError } from '../failure.ts'
import { runText } from '../run-text.ts'

const levels = ['silent', 'error', 'warn', 'info', 'debug']
const exits = { complete: EXIT.ok, partial: EXIT.failed, failed: EXIT.failed, cancelled: EXIT.cancelled }
const strategies = ['full', 'delta', 'reconcile'] as const

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
    reconcile: {
      type: 'boolean',
      default: false,
      description: 'What changed, then counts against counts: finds what was deleted',
    },
    every: {
      type: 'string',
      valueHint: 'TIME',
      description: 'Go on, a run each time so much has passed: 90s, 5m, 6h',
    },
    lanes: { type: 'string', valueHint: 'N', description: 'Streams read at the same time (default: 4)' },
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
      const forced = strategies.filter((name) => args[name])
      if (forced.length > 1)
        throw new UsageError(`--${forced.join(' or --')}, not ${forced.length > 2 ? 'all' : 'both'}.`)
      const logger = pino({ level: args.log }, pino.destination({ dest: 2, sync: true }))
      const onEvent = args.json ? undefined : showProgress(process.stdout)
      const { sync, store, settings } = await open(args, false, { logger, onEvent })
      const signal = interruptible()
      const tell = (report: RunReport): void => {
        process.stdout.write(args.json ? `${JSON.stringify(report)}\n` : runText(report))
      }
      const how = { signal, ...(forced[0] && { strategy: forced[0] }) }
      try {
        if (settings.every !== undefined) return await keepUp(sync, settings.every, how, tell)
        const report = await sync.run(how)
        tell(report)
        return exits[report.outcome]
      } finally {
        await store.close()
      }
    }),
})

/** A run each time so much has passed since the last began, until the signal. A run that fails is told, and the next tries again. */
async function keepUp(
  sync: Sync,
  every: number,
  how: Parameters<Sync['run']>[0] & { readonly signal: AbortSignal },
  tell: (report: RunReport) => void,
): Promise<number> {
  const { signal } = how
  while (!signal.aborted) {
    const begun = Date.now()
    try {
      tell(await sync.run(how))
    } catch (error) {
      // A store that is out of order for a while.
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    }
    await wait(Math.max(0, begun + every - Date.now()), undefined, { signal }).catch(() => {})
  }
  return EXIT.cancelled
}
