import { milliseconds } from '../config/duration.ts'
import type { Config } from '../config/index.ts'
import { UsageError } from './failure.ts'

/** What a command goes by. Durations in milliseconds. */
export interface Settings {
  readonly store: string
  readonly connection: string | undefined
  readonly streams: readonly string[]
  readonly every: number | undefined
  readonly lanes: number
  readonly readAhead: number | undefined
  readonly lag: number | undefined
  readonly margin: number | undefined
  readonly reconcileEvery: number | undefined
  readonly deepEvery: number | undefined
}

/** Flags as they were given; all may be left out. */
export type Given = { readonly [key in keyof Settings]?: string | undefined }

const variables: { readonly [key in keyof Settings]: string } = {
  store: 'PCOKIT_STORE',
  connection: 'PCOKIT_CONNECTION',
  streams: 'PCOKIT_STREAMS',
  every: 'PCOKIT_EVERY',
  lanes: 'PCOKIT_LANES',
  readAhead: 'PCOKIT_READ_AHEAD',
  lag: 'PCOKIT_LAG',
  margin: 'PCOKIT_MARGIN',
  reconcileEvery: 'PCOKIT_RECONCILE_EVERY',
  deepEvery: 'PCOKIT_DEEP_EVERY',
}

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Flags before the environment before the file before the defaults. @throws UsageError naming what is wrong and where */
export function settingsOf(given: Given, env: NodeJS.ProcessEnv, file: Config): Settings {
  const pick = (key: keyof Settings): { readonly value: unknown; readonly from: string } => {
    if (given[key] !== undefined) return { value: given[key], from: `--${kebab(key)}` }
    const variable = variables[key]
    if (env[variable]) return { value: env[variable], from: variable }
    return { value: file[key], from: `"${key}" of the configuration` }
  }
  const text = (key: 'store' | 'connection'): string | undefined => {
    const { value } = pick(key)
    return value === undefined ? undefined : String(value)
  }
  const whole = (key: 'lanes' | 'readAhead', such: number): number | undefined => {
    const { value, from } = pick(key)
    if (value === undefined) return undefined
    const number = Number(value)
    if (!Number.isInteger(number) || number < 1)
      throw new UsageError(`${from} wants a number such as ${such}.`)
    return number
  }
  const duration = (key: 'every' | 'lag' | 'margin' | 'reconcileEvery' | 'deepEvery'): number | undefined => {
    const { value, from } = pick(key)
    if (value === undefined) return undefined
    const ms = milliseconds(value as string | number)
    if (ms === null || (key === 'every' && ms < 1000))
      throw new UsageError(
        `${from} wants a duration such as 90s, 5m, 6h or 1d${key === 'every' ? ', a second at least' : ''}.`,
      )
    return ms
  }
  const streams = pick('streams').value ?? ['*']
  const names = typeof streams === 'string' ? streams.split(',') : (streams as readonly string[])
  return {
    store: text('store') ?? 'sqlite:church.db',
    connection: text('connection'),
    streams: names.map((name) => name.trim()).filter(Boolean),
    every: duration('every'),
    lanes: whole('lanes', 4) ?? 4,
    readAhead: whole('readAhead', 2),
    lag: duration('lag'),
    margin: duration('margin'),
    reconcileEvery: duration('reconcileEvery'),
    deepEvery: duration('deepEvery'),
  }
}
