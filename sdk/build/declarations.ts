import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** `./page.ts` in `from './page.ts'`, `import './page.ts'` and `import('./page.ts')`. */
const RELATIVE = /(\b(?:from|import)\s*\(?\s*)(['"])(\.{1,2}\/[^'"]*?)\.ts\2/g

/**
 * Emits one `.d.ts` beside each module of the build. tsup would bundle them instead, which takes minutes and
 * gigabytes with some eighty entries; the native compiler emits the same files as TypeScript 5.9 in seconds.
 * The compiler leaves the `.ts` of relative imports as it finds it, so they are renamed to what is on disk.
 */
export async function declarations(
  project: string,
  dist: string,
  flags: readonly string[] = [],
): Promise<void> {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('ts7/package.json')), 'bin', 'tsc')
  try {
    await run(process.execPath, [compiler, '-p', project, '--outDir', dist, ...flags], { maxBuffer: 1 << 26 })
  } catch (error) {
    throw new Error(`No declarations from ${project}:\n${(error as { stdout?: string }).stdout ?? error}`)
  }
  for (const entry of await readdir(dist, { recursive: true })) {
    if (!entry.endsWith('.d.ts')) continue
    const file = join(dist, entry)
    const text = await readFile(file, 'utf8')
    const renamed = text.replace(RELATIVE, '$1$2$3.js$2')
    if (renamed !== text) await writeFile(file, renamed)
  }
}
