import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { banner, type ProductEmitter } from './emitter.ts'
import { openApiText } from './openapi.ts'
import { pathsOf } from './paths/pool.ts'

/**
 * `paths.ts`: what openapi-typescript makes of our own document, for `raw`. It is the slowest emitter by far, so it
 * runs in a worker beside the others, and not at all where the file that lies in the output was made of the same
 * document: its first lines carry the document's hash.
 */
export const paths: ProductEmitter = {
  name: 'paths',
  async emit(product, { out }) {
    const path = `${product.name}/paths.ts`
    const document = openApiText(product)
    const head = headOf(product.title, document)
    // Read at once: what is awaited here would start the worker only after all other emitters.
    const before = readIfThere(join(out, path))
    const text = before.startsWith(head) ? before : `${head}\n${await pathsOf(document)}`
    return [{ path, text }]
  },
}

/** The library's version is in the hash: another one may write something else. */
function headOf(title: string, document: string): string {
  const hash = createHash('sha256').update('openapi-typescript 7.13.0\n').update(document).digest('hex')
  return `${banner(`Paths of ${title} for openapi-fetch, by openapi-typescript from openapi.json.`)}// openapi.json: ${hash}\n`
}

const readIfThere = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
