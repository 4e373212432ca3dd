import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { kept } from './paths.ts'

const run = promisify(execFile)

/**
 * The binary of a Node version, from the package that holds it for this platform: unlike the package `node`, it needs
 * no install script.
 */
export async function nodeBinary(version: number): Promise<string> {
  if (process.version.startsWith(`v${version}.`)) return process.execPath
  const folder = await kept(`node-${version}`)
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${platform}-${process.arch}`
  const binary = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const present = await access(binary).then(
    () => true,
    () => false,
  )
  if (!present)
    await run('npm', ['install', '--silent', '--no-save', '--prefix', folder, `${name}@${version}`])
  return binary
}
