import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { refuseInvalid } from './check/refuse.ts'
import { emitAll } from './emit/index.ts'
import { warmPaths } from './emit/paths/pool.ts'
import { byText } from './emit/text.ts'
import { loadSpec, SpecError } from './load/index.ts'
import type { LoadedSpec } from './load/types.ts'
import { buildModel } from './model/build.ts'
import type { Model } from './model/types.ts'
import { compareTree, type TreeDifference, writeTree } from './output.ts'

/** What to generate, and from where to where. */
export interface GenerateOptions {
  /** Folder of the declarations. */
  readonly spec: string
  /** Folder that receives the products. */
  readonly out: string
  /** Names of products, as `check-ins`. @default those the spec folder declares or extends */
  readonly products?: readonly string[] | undefined
  /** Which TypeBox the schemas are written for. @default 'typebox' (1.x) */
  readonly target?: 'typebox' | 'sinclair' | undefined
  /**
   * Extension of relative imports. `js` resolves in every TypeScript project; `ts` needs
   * `allowImportingTsExtensions`, and runs in Node without a build. @default what stands in `out`, else 'js'
   */
  readonly imports?: 'js' | 'ts' | undefined
  /** Compare only: nothing is written. @default false */
  readonly check?: boolean | undefined
}

/** What a generation did, or with `check` would have done. Paths are relative to `out`, sorted. */
export interface GenerateReport extends TreeDifference {
  readonly products: readonly string[]
  /** False when `check` found a difference. */
  readonly upToDate: boolean
}

/** Products that an earlier run put into `out`: they stay in the catalogue when only some are made anew. */
const standing = (out: string): string[] =>
  existsSync(out) ? readdirSync(out).filter((name) => existsSync(join(out, name, 'catalogue.ts'))) : []

/** Reads no more of the spec than the products asked for need: most of the time of a small run goes into reading. */
const load = ({ spec, out, products }: GenerateOptions): LoadedSpec => {
  if (products === undefined) return loadSpec(spec)
  const some = loadSpec(spec, { products: [...products, ...standing(out)] })
  const found = (name: string) => some.products.some((product) => product.name === name)
  return products.every(found) ? some : loadSpec(spec)
}

/** The products to emit, and those that files which span products speak of. */
const modelsOf = (options: GenerateOptions): { chosen: Model; whole: Model } => {
  const { spec, out, products } = options
  const loaded = load(options)
  const known = loaded.products.map((product) => product.name)
  const unknown = products?.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    const remedy = `Write one of ${known.join(', ')}`
    throw new SpecError(
      'unknown_product',
      { file: spec, line: 1 },
      `There is no product '${unknown}'`,
      remedy,
    )
  }
  const names = new Set(products ?? loaded.named)
  const stands = new Set(products === undefined ? [] : standing(out))
  const wanted = loaded.products.filter(({ name }) => names.has(name) || stands.has(name))
  const spoken: LoadedSpec = { ...loaded, products: wanted }
  refuseInvalid(spoken)
  const whole = buildModel(spoken)
  return { whole, chosen: { products: whole.products.filter((product) => names.has(product.name)) } }
}

/** Whether `paths` will surely have to be made: its library is then loaded while the declarations are read. */
const isCold = ({ out, products }: GenerateOptions): boolean =>
  products === undefined
    ? !existsSync(out)
    : products.some((name) => !existsSync(join(out, name, 'paths.ts')))

/** The extension an earlier run was given, so that it has to be said once only. */
const importsOf = (out: string): 'js' | 'ts' => {
  const indexes = standing(out).map((name) => join(out, name, 'index.ts'))
  const ts = (file: string) => existsSync(file) && readFileSync(file, 'utf8').includes("from './table.ts'")
  return indexes.some(ts) ? 'ts' : 'js'
}

/** Emitters write relative imports with `.ts`; most projects of users want `.js`. */
const withImports = (text: string, extension: 'js' | 'ts'): string =>
  extension === 'ts' ? text : text.replace(/( from '\.{1,2}\/[^'\n]*)\.ts'$/gm, "$1.js'")

/**
 * Reads the declarations, builds the model and writes every generated file that differs. Files of an earlier
 * generation that are no longer emitted are removed, when their first lines say that they were generated.
 *
 * @throws SpecError when a declaration cannot be read, with its file and line, or a product is not there;
 * InvalidSpecError, with every finding, when `pcokit check` would find errors. Nothing is written then.
 * @example
 * const report = await generate({ spec: 'my-spec', out: 'src/pco' })
 * console.log(report.written)
 */
export const generate = async (options: GenerateOptions): Promise<GenerateReport> => {
  const { out, products, target = 'typebox', imports = importsOf(options.out), check = false } = options
  if (isCold(options)) warmPaths()
  const { chosen, whole } = modelsOf(options)
  const emitted = await emitAll(chosen, { target, out }, whole)
  const files = emitted.map(({ path, text }) => ({
    path,
    text: path.endsWith('.ts') ? withImports(text, imports) : text,
  }))
  const names = chosen.products.map((product) => product.name).sort(byText)
  // With some products chosen, what the others left behind is none of this run's business.
  const ours = (path: string) => products === undefined || names.includes(path.split('/')[0] ?? '')
  const difference = compareTree(out, files, ours)
  if (!check) writeTree(out, files, difference)
  const { written, removed } = difference
  return { ...difference, products: names, upToDate: written.length + removed.length === 0 }
}
