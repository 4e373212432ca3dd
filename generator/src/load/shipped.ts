import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The spec that comes with the generator: `spec/` inside the published package, `spec/` of the repository in a
 * checkout. Found by walking up from this file, since bundling moves it.
 */
export const shippedSpecDir = (): string => {
  const start = dirname(fileURLToPath(import.meta.url))
  for (let dir = start; ; dir = dirname(dir)) {
    const candidate = join(dir, 'spec')
    if (existsSync(join(candidate, 'people', 'product.ts'))) return candidate
    if (dirname(dir) === dir) return join(start, 'spec')
  }
}
