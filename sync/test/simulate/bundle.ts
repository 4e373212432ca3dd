import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'tsup'
import type { Plant } from './planted.ts'
import type * as simulation from './simulate.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * The simulation with a plant's patches in the modules it is made of.
 * @throws when a text to patch is not there exactly once: the module changed, and the plant has to follow
 */
export async function withPatches(
  plant: Plant,
): Promise<{ readonly simulate: typeof simulation.simulate; remove(): Promise<void> }> {
  const patches = plant.patches ?? []
  const used = new Set<string>()
  // Inside the workspace, so that what is not bundled is found in node_modules.
  const folder = await mkdtemp(join(root, 'node_modules', '.pcokit-simulate-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    await build({
      config: false,
      entry: { simulate: join(root, 'sync/test/simulate/simulate.ts') },
      tsconfig: join(root, 'tsconfig.json'),
      format: 'esm',
      target: 'node20',
      platform: 'node',
      silent: true,
      clean: false,
      outDir: folder,
      noExternal: [/^@pcokit\//],
      external: ['libsql', 'ioredis', 'pg', '@faker-js/faker', 'lru-cache', 'msw'],
      esbuildPlugins: [
        {
          name: 'plant',
          setup(building) {
            building.onLoad({ filter: /sync.src.*\.ts$/ }, async ({ path }) => {
              const file = path.split(`${sep}src${sep}`).at(-1)!.replaceAll(sep, '/')
              const mine = patches.filter((patch) => patch.file === file)
              if (mine.length === 0) return undefined
              let contents = await readFile(path, 'utf8')
              for (const { text, by } of mine) {
                if (contents.split(text).length !== 2) {
                  throw new Error(`"${plant.name}": ${file} does not hold this once any more: ${text}`)
                }
                contents = contents.replace(text, () => by)
                used.add(text)
              }
              return { contents, loader: 'ts' }
            })
          },
        },
      ],
    })
    const unused = patches.find(({ text }) => !used.has(text))
    if (unused) throw new Error(`"${plant.name}": ${unused.file} is no part of the simulation any more.`)
    const { simulate } = (await import(pathToFileURL(join(folder, 'simulate.js')).href)) as typeof simulation
    return { simulate, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
