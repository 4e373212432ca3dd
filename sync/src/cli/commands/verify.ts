import { defineCommand } from 'citty'
import type { DriftReport } from '../../verify/index.ts'
import { interruptible, open, shared } from '../args.ts'
import { driftText } from '../drift-text.ts'
import { EXIT, guarded } from '../failure.ts'

export default defineCommand({
  meta: {
    name: 'verify',
    description:
      'Show where copy and Planning Center differ; repair nothing. Costs what a full run costs. Exit codes: 0 no drift, 1 some stream could not be read, 2 wrong use, 3 drift, 130 interrupted.',
  },
  args: shared,
  run: ({ args }) =>
    guarded(async () => {
      const { sync, store } = await open(args, false)
      const signal = interruptible()
      try {
        const report = await sync.verify({ signal })
        process.stdout.write(args.json ? `${JSON.stringify(report)}\n` : driftText(report))
        return exitOf(report)
      } catch (error) {
        if (signal.aborted) return EXIT.cancelled
        throw error
      } finally {
        await store.close()
      }
    }),
})

/** What could not be read may hold anything: that comes first. */
function exitOf({ streams }: DriftReport): number {
  if (streams.some(({ outcome }) => outcome !== 'complete')) return EXIT.failed
  const drift = streams.some(({ missing, extra, changed }) => missing + extra + changed > 0)
  return drift ? EXIT.drift : EXIT.ok
}
