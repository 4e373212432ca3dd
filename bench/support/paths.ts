import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Inside the repository's `node_modules`, so that what is built there still finds the packages it imports. */
const cache = join(root, 'node_modules', '.cache', 'pcokit-bench')

/** Hands `use` an empty folder that is gone afterwards. */
export async function scratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'run-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A folder that stays between runs: the peers installed once. */
export async function kept(name: string): Promise<string> {
  const folder = join(cache, name)
  await mkdir(folder, { recursive: true })
  return folder
}
