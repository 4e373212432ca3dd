import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'tsup'
import { declarations } from './build/declarations.ts'

const here = dirname(fileURLToPath(import.meta.url))
const src = join(here, 'src')
const dist = join(here, 'dist')

/** What has a subpath of its own; everything else lands in chunks that these share. */
const ENTRY =
  /^(index|runtime|mock\/index|cache\/index|raw\/index|validators\/index|webhooks\/verify|windowed\/index|generated\/catalogue|generated\/[^/]+\/(index|raw|schemas|validators|catalogue|mock))\.ts$/

const files = (await readdir(src, { recursive: true })).map((file) => file.replaceAll('\\', '/')).sort()
const entries = files.filter((file) => ENTRY.test(file))
const documents = files.filter((file) => file.endsWith('openapi.json'))

export default defineConfig({
  entry: Object.fromEntries(
    entries.map((file) => [file.replace(/\.ts$/, ''), relative(process.cwd(), join(src, file))]),
  ),
  tsconfig: join(here, 'tsconfig.build.json'),
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
    for (const file of documents) {
      await mkdir(dirname(join(dist, file)), { recursive: true })
      // Without the white space that makes it readable in the repository: a third of the package.
      await writeFile(join(dist, file), JSON.stringify(JSON.parse(await readFile(join(src, file), 'utf8'))))
    }
    await declarations(join(here, 'tsconfig.build.json'), dist)
  },
})
