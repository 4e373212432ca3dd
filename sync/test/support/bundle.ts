import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsup'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** `pco-sync` as one program, from the sources as they stand: it starts in a fraction of a second. */
export async function bundleBin(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  // Inside the workspace, so that what is not bundled is found in node_modules.
  const folder = await mkdtemp(join(root, 'node_modules', '.pco-sync-'))
  await build({
    config: false,
    entry: { bin: join(root, 'sync/src/bin.ts') },
    tsconfig: join(root, 'tsconfig.json'),
    format: 'esm',
    target: 'node20',
    platform: 'node',
    splitting: true,
    silent: true,
    clean: false,
    outDir: folder,
    noExternal: [/^@pcokit\//],
    external: [
      'libsql',
      'ioredis',
      'pg',
      'pino',
      'citty',
      'cli-progress',
      'csv-stringify',
      'jiti',
      'picocolors',
      '@faker-js/faker',
      'lru-cache',
    ],
  })
  return { path: join(folder, 'bin.js'), remove: () => rm(folder, { recursive: true }) }
}

/** A folder for a test's files. */
export async function scratch(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'pcokit-'))
  return { path, remove: () => rm(path, { recursive: true }) }
}
