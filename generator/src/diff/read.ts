import { existsSync, statSync } from 'node:fs'
import type { ProductDeclaration, ResourceDeclaration } from '../../../spec/define.ts'
import { declare } from '../import/declare.ts'
import { assertDocument } from '../import/document.ts'
import { fetchDocument } from '../import/fetch.ts'
import { loadSpec } from '../load/index.ts'
import { kebabCase } from '../load/names.ts'
import type { LoadedProduct, LoadedSpec } from '../load/types.ts'

/** A document as if it had been imported into an empty folder. */
export const specOfDocument = (document: unknown, file: string): LoadedSpec => {
  const declared = declare(assertDocument(document, file), file)
  const loaded = <T extends ProductDeclaration | ResourceDeclaration>(declaration: T) => ({
    declaration,
    imported: declaration,
    corrections: [],
    file,
    locate: () => ({ file, line: 1 }),
  })
  const product: LoadedProduct = {
    ...loaded(declared.product),
    name: declared.product.name,
    dir: file,
    resources: declared.resources.map((resource) => {
      return { ...loaded(resource), type: resource.type, name: kebabCase(resource.type) }
    }),
  }
  return { dir: file, products: [product], named: [product.name] }
}

/**
 * Reads one side of a difference: a folder is a spec, anything else is a document as `import` takes it.
 *
 * @throws SpecError when there is neither.
 */
export const readSide = async (source: string): Promise<LoadedSpec> => {
  if (existsSync(source) && statSync(source).isDirectory()) return loadSpec(source)
  return specOfDocument(await fetchDocument(source), source)
}
