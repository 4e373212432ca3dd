import { defineCommand } from 'citty'
import { interruptible, open, shared } from '../args.ts'
import { EXIT, guarded } from '../failure.ts'
import { planText } from '../plan-text.ts'

export default defineCommand({
  meta: {
    name: 'plan',
    description: 'Show what a run would read, how, and what it would cost. Spends nothing.',
  },
  args: {
    ...shared,
    probe: { type: 'boolean', default: false, description: 'Count first: one request a stream' },
  },
  run: ({ args }) =>
    guarded(async () => {
      const { sync, store } = await open(args, !args.probe)
      const plan = await sync.plan({ probe: args.probe, signal: interruptible() })
      process.stdout.write(args.json ? `${JSON.stringify(plan, null, 2)}\n` : planText(plan))
      await store.close()
      return EXIT.ok
    }),
})
