import { access, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Config } from '../config/index.ts'
import { UsageError } from './failure.ts'

/** Looked for in the working folder, in this order. */
const NAMES = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `pcokit.config.${ending}`)

const KEYS: Readonly<Record<keyof Config, 'string' | 'number' | 'strings' | 'duration'>> = {
  store: 'string',
  connection: 'string',
  streams: 'strings',
  every: 'duration',
  lanes: 'number',
  readAhead: 'number',
  lag: 'duration',
  margin: 'duration',
  reconcileEvery: 'duration',
  deepEvery: 'duration',
}

const fits = {
  string: (value: unknown) => typeof value === 'string',
  number: (value: unknown) => typeof value === 'number',
  strings: (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  duration: (value: unknown) => typeof value === 'string' || typeof value === 'number',
}

/** The configuration of a folder, or of the file named; empty when there is none. @throws UsageError */
export async function readConfig(folder: string, named?: string): Promise<Config> {
  const file = named === undefined ? await find(folder) : resolve(folder, named)
  if (file === null) return {}
  const config = await load(file)
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new UsageError(`${file} has to export an object: export default defineConfig({ … })`)
  for (const [key, value] of Object.entries(config)) {
    const kind = KEYS[key as keyof Config]
    if (!kind)
      throw new UsageError(`${file}: "${key}" is no setting. There are ${Object.keys(KEYS).join(', ')}.`)
    if (value !== undefined && !fits[kind](value))
      throw new UsageError(`${file}: "${key}" has to be ${wanted[kind]}.`)
  }
  return config as Config
}

const wanted = {
  string: 'a text',
  number: 'a number',
  strings: 'a list of texts',
  duration: 'a duration such as "5m"',
}

async function find(folder: string): Promise<string | null> {
  for (const name of NAMES) {
    const file = resolve(folder, name)
    try {
      await access(file)
      return file
    } catch {}
  }
  return null
}

async function load(file: string): Promise<unknown> {
  try {
    if (file.endsWith('.json')) return JSON.parse(await readFile(file, 'utf8'))
    if (/\.m?js$/.test(file)) return (await import(pathToFileURL(file).href)).default
    // Node 20 cannot read TypeScript by itself.
    const { createJiti } = await import('jiti')
    return await createJiti(import.meta.url).import(file, { default: true })
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new UsageError(`${file} cannot be read: ${reason}`)
  }
}
