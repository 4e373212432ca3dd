import { execFile } from 'node:child_process'
import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { kept, root } from './paths.ts'

const run = promisify(execFile)

/**
 * A folder with the packages of `bench/peers/package.json` installed, or null (and the reason on stderr) when npm
 * cannot fetch them. Programs bundled into this folder resolve them by name.
 */
export async function peers(): Promise<string | null> {
  const folder = await kept('peers')
  const wanted = join(root, 'bench', 'peers', 'package.json')
  const present = await readFile(join(folder, 'installed.json'), 'utf8').catch(() => '')
  if (present === (await readFile(wanted, 'utf8'))) return folder
  try {
    await copyFile(wanted, join(folder, 'package.json'))
    await run('npm', [
      'install',
      '--prefix',
      folder,
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--prefer-offline',
    ])
    await copyFile(wanted, join(folder, 'installed.json'))
    return folder
  } catch (error) {
    console.error(`SKIPPED the npm peers: they could not be installed. ${(error as Error).message}`)
    return null
  }
}
