import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from './paths.ts'

const tsconfig = join(root, 'tsconfig.json')

export interface Bundle {
  readonly bytes: number
  readonly gzip: number
  /** Repository paths of what went in, with the bytes that each kept. */
  readonly inputs: readonly { readonly path: string; readonly bytes: number }[]
}

/** Bundles a program for browsers and edge runtimes, minified. A Node built-in in it is an error. */
export async function bundle(program: string): Promise<Bundle> {
  const result = await build({
    stdin: { contents: program, resolveDir: root, sourcefile: 'program.ts', loader: 'ts' },
    absWorkingDir: root,
    tsconfig,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const code = result.outputFiles[0]?.contents ?? new Uint8Array()
  const output = Object.values(result.metafile.outputs)[0]
  const inputs = Object.entries(output?.inputs ?? {})
    .map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
    .sort((a, b) => b.bytes - a.bytes)
  return { bytes: code.length, gzip: gzipSync(code, { level: 9 }).length, inputs }
}

/** Builds entries for Node as the published packages are built: ESM, split, one file for what they share. */
export async function buildForNode(entries: Readonly<Record<string, string>>, outdir: string): Promise<void> {
  await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
    absWorkingDir: root,
    tsconfig,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'node20',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  })
}
