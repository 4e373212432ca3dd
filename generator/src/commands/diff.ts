import { defineCommand } from 'citty'
import { diffSpecs, type FailOn, fails, formatChanges, readSide } from '../diff/index.ts'
import { jsonOption } from './options.ts'
import { reporting } from './report.ts'

export default defineCommand({
  meta: {
    name: 'diff',
    description: 'What changed between two specs or two documents, and what of it breaks',
  },
  args: {
    old: {
      type: 'positional',
      required: true,
      description: 'A spec folder, or a document as `import` takes it',
    },
    new: { type: 'positional', required: true, description: 'The same, newer' },
    failOn: {
      type: 'enum',
      options: ['none', 'breaking', 'any'],
      default: 'breaking',
      description: 'Which changes end in exit code 1',
    },
    ...jsonOption,
  },
  run: ({ args }) =>
    reporting(async () => {
      const [before, after] = await Promise.all([readSide(args.old), readSide(args.new)])
      const changes = diffSpecs(before, after)
      if (args.json) console.log(JSON.stringify(changes, null, 2))
      else process.stdout.write(formatChanges(changes))
      if (fails(changes, args.failOn as FailOn)) process.exitCode = 1
    }),
})
