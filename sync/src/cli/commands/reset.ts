import { defineCommand } from 'citty'
import { open, shared } from '../args.ts'
import { EXIT, guarded, UsageError } from '../failure.ts'

export default defineCommand({
  meta: {
    name: 'reset',
    description: 'Forget the copy of a connection: records, checkpoints and changes. Sends no request.',
  },
  args: {
    ...shared,
    yes: { type: 'boolean', default: false, description: 'Really: there is no way back but a full copy' },
  },
  run: ({ args }) =>
    guarded(async () => {
      const { sync, store, settings } = await open(args, true)
      try {
        if (!args.yes)
          throw new UsageError(
            `This forgets the copy of "${settings.connection ?? (args.mock ? 'mock' : 'default')}" in ${store.label}. If that is what you want, say --yes.`,
          )
        await sync.reset()
        process.stdout.write(args.json ? '{"reset":true}\n' : `forgotten: the copy in ${store.label}\n`)
        return EXIT.ok
      } finally {
        await store.close()
      }
    }),
})
