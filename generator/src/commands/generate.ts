import { defineCommand } from 'citty'
import pc from 'picocolors'
import { type GenerateOptions, type GenerateReport, generate } from '../generate.ts'
import { specOption } from './options.ts'
import { reporting } from './report.ts'

/** What a run says: a line a file only where something differs. */
const print = ({ products, written, removed, unchanged, upToDate }: GenerateReport, check: boolean): void => {
  const verb = check ? 'differs' : 'written'
  for (const path of written) console.log(`${pc.yellow('~')} ${path} ${pc.dim(verb)}`)
  for (const path of removed)
    console.log(`${pc.red('-')} ${path} ${pc.dim(check ? 'is no longer generated' : 'removed')}`)
  const count = written.length + removed.length
  const what = products.length === 1 ? products[0] : `${products.length} products`
  if (upToDate) console.log(`${pc.green('✓')} ${what}: ${unchanged} files are up to date`)
  else if (check)
    console.log(`${pc.red('✗')} ${count} files differ from the declarations: run \`pcokit generate\``)
  else console.log(`${pc.green('✓')} ${what}: ${count} files changed, ${unchanged} unchanged`)
}

const list = (text: string | undefined): string[] | undefined =>
  text?.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))

/** Generates once, then after every change of the spec folder, until the process is interrupted. */
const watch = async (options: GenerateOptions): Promise<void> => {
  const { watchSpec } = await import('../watch.ts')
  const abort = new AbortController()
  process.once('SIGINT', () => abort.abort())
  for await (const report of watchSpec(options, { signal: abort.signal })) {
    if (report instanceof Error) console.error(pc.red(report.message))
    else print(report, false)
  }
}

export default defineCommand({
  meta: {
    name: 'generate',
    description: 'Write the typed SDK, schemas, documents and tables of the declarations',
  },
  args: {
    ...specOption,
    out: {
      type: 'string',
      default: 'src/generated',
      description: 'Folder that receives a folder a product',
      valueHint: 'dir',
    },
    products: { type: 'string', description: 'Only these, as people,check-ins', valueHint: 'names' },
    target: {
      type: 'enum',
      options: ['typebox', 'sinclair'],
      default: 'typebox',
      description: 'TypeBox 1.x, or @sinclair/typebox 0.34',
    },
    imports: {
      type: 'enum',
      options: ['js', 'ts'],
      description: 'Extension of relative imports (Default: what stands in the output, else js)',
    },
    check: { type: 'boolean', default: false, description: 'Write nothing; exit 1 when a file differs' },
    watch: {
      type: 'boolean',
      default: false,
      description: 'Generate again whenever the declarations change',
    },
  },
  run: ({ args }) =>
    reporting(async () => {
      const { spec, out, target, imports, check } = args
      const options: GenerateOptions = { spec, out, target, imports, check, products: list(args.products) }
      if (args.watch && !check) return watch(options)
      const report = await generate(options)
      print(report, check)
      if (check && !report.upToDate) process.exitCode = 1
    }),
})
