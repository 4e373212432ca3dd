import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly link?: true
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

describe('the lock file', async () => {
  const text = await readFile(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')
  const packages = (JSON.parse(text) as { packages: Readonly<Record<string, Locked>> }).packages
  const installed = Object.entries(packages).filter(
    ([path, { link }]) => path.includes('node_modules/') && !link,
  )

  it('names no address to download from: each machine asks the registry it is set up with', () => {
    expect(installed.length).toBeGreaterThan(100)
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  it('holds the packages of every platform, without which npm ci refuses it', () => {
    const missing = installed.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          !(`${path}/node_modules/${name}` in packages) &&
          !installed.some(([other]) => other.endsWith(`node_modules/${name}`)),
      ),
    )
    expect(missing).toEqual([])
    expect(installed.filter(([, { version }]) => version === undefined)).toEqual([])
  })
})
