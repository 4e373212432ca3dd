import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { SpecError } from './error.ts'
import { extendWith } from './extension.ts'
import { type Declaration, readDeclaration } from './file.ts'
import { correctionsOf, mergeProduct, mergeResource } from './merge.ts'
import { byName } from './names.ts'
import { isObject } from './patch.ts'
import { shippedSpecDir } from './shipped.ts'
import type { LoadedProduct, LoadedResource, LoadedSpec } from './types.ts'

const typeScriptFiles = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort(byName)
    .map((name) => join(dir, name))

const CORRECTIONS = '.corrections.ts'

const typeOf = (declaration: Declaration): string => {
  const value = declaration.args[0]
  const type = isObject(value) ? value.type : undefined
  if (typeof type === 'string') return type
  throw new SpecError(
    'wrong_shape',
    declaration.locate([0]),
    'A resource needs a `type`',
    "Write `type: 'Person'`",
  )
}

/** Reads one folder of a product: `product.ts`, one file a type, and corrections beside them. */
const loadProduct = (dir: string): LoadedProduct => {
  const read = new Map<string, Declaration>()
  for (const file of typeScriptFiles(dir)) {
    const declaration = readDeclaration(file)
    if (declaration === null) {
      const remedy = 'Make it `export default defineResource({ … })`, or move it out of the folder'
      throw new SpecError('not_a_declaration', { file, line: 1 }, 'The file declares nothing', remedy)
    }
    read.set(basename(file), declaration)
  }
  const of = (name: string) => read.get(name)
  const corrected = (stem: string) => {
    const declaration = of(stem + CORRECTIONS)
    return declaration === undefined ? [] : correctionsOf(declaration)
  }
  const product = of('product.ts')
  if (product === undefined) {
    throw new SpecError(
      'not_found',
      { file: join(dir, 'product.ts'), line: 1 },
      'The product has no `product.ts`',
      'Add one with `defineProduct({ … })`',
    )
  }
  const resources = new Map<string, LoadedResource>()
  for (const [name, declaration] of read) {
    if (declaration.declarer !== 'defineResource') continue
    const type = typeOf(declaration)
    const twin = resources.get(type)
    if (twin !== undefined) {
      throw new SpecError(
        'duplicate_type',
        declaration.locate([0, 'type']),
        `${type} is declared in ${twin.file} too`,
        'Keep one of the two files',
      )
    }
    resources.set(type, mergeResource(type, declaration, corrected(name.slice(0, -3))))
  }
  for (const [name, declaration] of read) {
    const owner = `${name.slice(0, -CORRECTIONS.length)}.ts`
    if (name.endsWith(CORRECTIONS) && !read.has(owner)) {
      throw new SpecError(
        'not_found',
        declaration.locate([0]),
        `There is no ${owner} to correct`,
        'Give the corrections the name of the file they correct',
      )
    }
  }
  const merged = mergeProduct(product, corrected('product'))
  return {
    ...merged,
    name: merged.declaration.name,
    dir,
    resources: [...resources.values()].sort((a, b) => byName(a.type, b.type)),
  }
}

const loadProducts = (dir: string, only: readonly string[] | undefined): Map<string, LoadedProduct> => {
  const products = new Map<string, LoadedProduct>()
  for (const entry of readdirSync(dir).sort(byName)) {
    const path = join(dir, entry)
    if (only !== undefined && !only.includes(entry)) continue
    if (entry === 'node_modules' || !statSync(path).isDirectory() || !existsSync(join(path, 'product.ts')))
      continue
    const product = loadProduct(path)
    products.set(product.name, product)
  }
  return products
}

/** The `extendProduct(…)` calls of a folder: directly in it, or in a folder that holds no product of its own. */
const loadExtensions = (dir: string): Declaration[] => {
  const folders = readdirSync(dir)
    .sort(byName)
    .map((entry) => join(dir, entry))
    .filter((path) => basename(path) !== 'node_modules' && statSync(path).isDirectory())
  const files = [dir, ...folders.filter((path) => !existsSync(join(path, 'product.ts')))].flatMap(
    typeScriptFiles,
  )
  return files.flatMap((file) => {
    const declaration = readDeclaration(file)
    return declaration?.declarer === 'extendProduct' ? [declaration] : []
  })
}

export interface LoadOptions {
  /** The folder to extend. @default the spec that comes with the generator */
  readonly shipped?: string
  /** Names of the folders to read, which are those of the products; the others are passed over. @default all */
  readonly products?: readonly string[]
}

/**
 * Reads a spec folder: every product in it, with its corrections. Where the folder holds `extendProduct(…)`
 * calls, they are laid over the spec that comes with the generator, and the folder's own products over that.
 *
 * @throws SpecError with file and line when something cannot be read.
 * @example
 * const model = buildModel(loadSpec('spec'))
 */
export const loadSpec = (dir: string, options: LoadOptions = {}): LoadedSpec => {
  const { products: only, shipped = shippedSpecDir() } = options
  if (!existsSync(dir)) {
    throw new SpecError(
      'not_found',
      { file: dir, line: 1 },
      'There is no such folder',
      'Name the folder that holds the spec with --spec',
    )
  }
  const own = loadProducts(dir, only)
  const extensions = loadExtensions(dir).filter(
    ({ args }) => only === undefined || only.includes(String(args[0])),
  )
  const products = new Map(extensions.length > 0 ? loadProducts(shipped, only) : [])
  for (const [name, product] of own) products.set(name, product)
  for (const extension of extensions) {
    const name = String(extension.args[0])
    const product = products.get(name)
    if (product === undefined) {
      throw new SpecError(
        'unknown_product',
        extension.locate([0]),
        `There is no product '${name}'`,
        `Write one of ${[...products.keys()].sort(byName).join(', ')}`,
      )
    }
    products.set(name, extendWith(product, extension))
  }
  const extended = extensions.map((extension) => String(extension.args[0]))
  return {
    dir,
    products: [...products.values()].sort((a, b) => byName(a.name, b.name)),
    named: [...new Set([...own.keys(), ...extended])].sort(byName),
  }
}
