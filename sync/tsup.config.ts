import { copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'tsup'
import { declarations } from '../sdk/build/declarations.ts'

const here = dirname(fileURLToPath(import.meta.url))
const project = join(here, 'tsconfig.build.json')
const dist = join(here, 'dist')

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    bin: 'src/bin.ts',
    'stores/memory/index': 'src/stores/memory/index.ts',
    'stores/sqlite/index': 'src/stores/sqlite/index.ts',
    'stores/redis/index': 'src/stores/redis/index.ts',
    'stores/postgres/index': 'src/stores/postgres/index.ts',
    'testing/index': 'src/testing/index.ts',
    'config/index': 'src/config/index.ts',
    'progress/index': 'src/progress/index.ts',
  },
  tsconfig: project,
  format: 'esm',
  target: 'node20',
  platform: 'node',
  removeNodeProtocol: false,
  splitting: true,
  clean: true,
  silent: true,
  outDir: dist,
  async onSuccess() {
    await copyFile(join(here, '..', 'LICENSE'), join(here, 'LICENSE'))
    await declarations(project, dist)
  },
})
