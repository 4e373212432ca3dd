import { defineCommand } from 'citty'
import { open, shared } from '../args.ts'
import { EXIT, guarded } from '../failure.ts'
import { statusText } from '../status-text.ts'

export default defineCommand({
  meta: {
    name: 'status',
    description: 'Show what is copied, how fresh it is, and what went wrong. Spends nothing.',
  },
  args: shared,
  run: ({ args }) =>
    guarded(async () => {
      const { sync, store } = await open(args, true)
      const status = await sync.status()
      process.stdout.write(args.json ? `${JSON.stringify(status, null, 2)}\n` : statusText(status))
      await store.close()
      return EXIT.ok
    }),
})
