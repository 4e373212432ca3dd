import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buildForNode } from './support/bundle.ts'
import { runNode } from './support/child.ts'
import { nodeBinary } from './support/node.ts'
import { kept, root } from './support/paths.ts'
import { peers } from './support/peers.ts'
import { figure, median, table } from './support/stats.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const documentsDir = process.env.PCOKIT_OPENAPI_DIR

/** The newest document of each product below `<dir>/<product>/<version>.json`. */
async function newest(dir: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const product of (await readdir(dir)).sort()) {
    const versions = (await readdir(join(dir, product))).filter((file) => file.endsWith('.json')).sort()
    const last = versions.at(-1)
    if (last !== undefined) found.set(product, join(dir, product, last))
  }
  return found
}

async function bytes(folder: string): Promise<number> {
  let sum = 0
  for (const entry of await readdir(folder, { recursive: true })) {
    const info = await stat(join(folder, entry))
    if (info.isFile()) sum += info.size
  }
  return sum
}

interface Run {
  readonly seconds: number
  readonly peakMb: number
  readonly megabytes: number
}

interface Contender {
  readonly name: string
  /** Arguments of `node`, given where to write. */
  readonly args: (out: string) => readonly string[]
  /** Runs once into the same folder first, so that what is unchanged can be reused. */
  readonly warm?: true
}

async function run(node: string, { args, warm }: Contender, folder: string): Promise<Run> {
  const out = await mkdtemp(join(folder, 'out-'))
  try {
    if (warm) await runNode(args(out), { node, cwd: root })
    const { seconds, peakMb } = await runNode(args(out), { node, cwd: root })
    return { seconds, peakMb, megabytes: (await bytes(out)) / 1e6 }
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}

/** Medians of rounds in which the contenders take turns; ratios are to the first of them. */
async function compare(
  title: string,
  node: string,
  contenders: readonly Contender[],
  folder: string,
): Promise<void> {
  const results = new Map<string, Run[]>()
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      const result = await run(node, contender, folder)
      results.set(contender.name, [...(results.get(contender.name) ?? []), result])
    }
  }
  const middle = (name: string, key: keyof Run): number =>
    median((results.get(name) ?? []).map((each) => each[key]))
  const first = contenders[0]?.name ?? ''
  const { stdout } = await runNode(['--version'], { node })
  console.log(`\n${title}, Node ${stdout.trim()}, medians of ${rounds}\n`)
  console.log(
    table(
      ['generator', 'seconds', 'ratio', 'peak, MB', 'ratio', 'output, MB'],
      contenders.map(({ name }) => [
        name,
        figure(middle(name, 'seconds')),
        figure(middle(name, 'seconds') / middle(first, 'seconds')),
        figure(middle(name, 'peakMb')),
        figure(middle(name, 'peakMb') / middle(first, 'peakMb')),
        figure(middle(name, 'megabytes')),
      ]),
    ),
  )
}

if (documentsDir === undefined) {
  console.error(
    "SKIPPED: set PCOKIT_OPENAPI_DIR to a folder of Planning Center's documents, <product>/<version>.json, to generate from them.",
  )
} else {
  const installed = await peers()
  const folder = installed ?? (await kept('alone'))
  const built = join(folder, 'generate')
  await rm(built, { recursive: true, force: true })
  await mkdir(built, { recursive: true })
  await buildForNode(
    { 'openapi-typescript': 'bench/workers/openapi-typescript.ts', 'hey-api': 'bench/workers/hey-api.ts' },
    built,
  )
  const bin = join(root, 'generator', 'dist', 'bin.js')
  if ((await readFile(bin, 'utf8').catch(() => '')) === '') {
    throw new Error('The generator is not built. Run: npm run build')
  }
  const documents = await newest(documentsDir)
  const contenders = (products: readonly string[], heyApi: boolean): Contender[] => {
    const files = products.map((product) => documents.get(product) as string)
    const ours = (out: string): readonly string[] => [
      bin,
      'generate',
      '--spec',
      join(root, 'spec'),
      '--products',
      products.join(','),
      '--out',
      out,
    ]
    return [
      { name: 'openapi-typescript', args: (out) => [join(built, 'openapi-typescript.mjs'), out, ...files] },
      { name: 'pcokit, cold', args: ours },
      { name: 'pcokit, paths unchanged', args: ours, warm: true },
      ...(heyApi
        ? [{ name: 'hey-api', args: (out: string) => [join(built, 'hey-api.mjs'), out, ...files] }]
        : []),
    ]
  }
  const all = [...documents.keys()]
  const node24 = await nodeBinary(24)
  await compare('Services', process.execPath, contenders(['services'], false), folder)
  await compare('The whole API', process.execPath, contenders(all, false), folder)
  if (node24 !== process.execPath) {
    await compare('Services', node24, contenders(['services'], installed !== null), folder)
    await compare('The whole API', node24, contenders(all, installed !== null), folder)
  }
}
