import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The spec that comes with the generator: `spec/` beside `dist/` in the published package, the `spec/` of the
 * repository in a checkout. A checkout that was built holds both, and there the copy may be old.
 */
export const shippedSpecDir = (): string => {
  const here = dirname(fileURLToPath(import.meta.url))
  const source = dirname(here)
  if (basename(source) === 'src') return join(source, '..', '..', 'spec')
  let dir = here
  while (!existsSync(join(dir, 'spec', 'people', 'product.ts')) && dirname(dir) !== dir) dir = dirname(dir)
  return join(dir, 'spec')
}
