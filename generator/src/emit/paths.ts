import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { banner, type ProductEmitter } from './emitter.ts'
import { openApiText } from './openapi.ts'
import { pathsOf } from './paths/pool.ts'

/**
 * `paths.ts`: what openapi-typescript makes of our own document, for `raw`. It is the slowest emitter by far, so it
 * runs in a worker beside the others, and not at all where the file that lies in the output was made of the same
 * document and not touched since: its first lines carry the hashes of both.
 */
export const paths: ProductEmitter = {
  name: 'paths',
  async emit(product, { out }) {
    const path = `${product.name}/paths.ts`
    const document = openApiText(product)
    const head = `${banner(`Paths of ${product.title} for openapi-fetch, by openapi-typescript from openapi.json.`)}// openapi.json: ${hashOf(LIBRARY, document)}\n`
    // Read at once: what is awaited here would start the worker only after all other emitters.
    const before = readIfThere(join(out, path))
    const text = isWhole(before, head) ? before : withHash(head, await pathsOf(document))
    return [{ path, text }]
  },
}

/** Part of the document's hash: another version may write something else. */
const LIBRARY = 'openapi-typescript 7.13.0, slim 2\n'

const hashOf = (...parts: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

const withHash = (head: string, body: string): string => `${head}// all below: ${hashOf(body)}\n\n${body}`

/** Whether a file has this head, and below it what was once written there: an edit by hand is made good. */
function isWhole(text: string, head: string): boolean {
  if (!text.startsWith(head)) return false
  const body = text.slice(text.indexOf('\n\n', head.length) + 2)
  return text === withHash(head, body)
}

const readIfThere = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
