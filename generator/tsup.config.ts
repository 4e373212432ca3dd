import { copyFile, cp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'tsup'

const here = dirname(fileURLToPath(import.meta.url))

export default defineConfig({
  entry: { index: 'src/index.ts', spec: 'src/spec.ts', bin: 'src/bin.ts' },
  tsconfig: join(here, '..', 'tsconfig.json'),
  format: 'esm',
  target: 'node20',
  platform: 'node',
  removeNodeProtocol: false,
  splitting: true,
  clean: true,
  silent: true,
  // Bundled, unlike the other packages': they reach into `spec/define.ts`, which lies outside this package.
  dts: { entry: { index: 'src/index.ts', spec: 'src/spec.ts' } },
  outDir: join(here, 'dist'),
  async onSuccess() {
    await copyFile(join(here, '..', 'LICENSE'), join(here, 'LICENSE'))
    // Plain JavaScript that is started as a worker, by its path beside the chunk that starts it.
    const worker = 'openapi-typescript.mjs'
    await copyFile(join(here, 'src', 'emit', 'paths', worker), join(here, 'dist', worker))
    // The declarations travel with the generator, where `pcokit generate` finds them.
    const shipped = join(here, 'spec')
    await rm(shipped, { recursive: true, force: true })
    await cp(join(here, '..', 'spec'), shipped, {
      recursive: true,
      filter: (path) => !/\/(test|node_modules|package\.json)$/.test(path.replaceAll('\\', '/')),
    })
  },
})
