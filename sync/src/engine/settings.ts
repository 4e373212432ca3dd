import { PAGE } from '../planner/index.ts'
import { LAG } from '../writer/index.ts'
import type { SyncOptions } from './options.ts'

/** The numbers of a sync, with what stands for those that were not given. */
export interface Settings {
  readonly lanes: number
  readonly retries: number
  readonly readAhead: number
  readonly perPage: number
  readonly lag: number
  /** Never less than `lag`: a read may miss what was written so long before it. */
  readonly margin: number
  readonly leaseTtl: number
  deepEvery(stream: string): number
  reconcileEvery(stream: string): number
}

export function settingsOf(options: SyncOptions): Settings {
  const { lanes = 4, retries = 2, readAhead = 2, perPage = PAGE, leaseTtl = 30_000 } = options
  const { lag = LAG, margin = lag, deepEvery, reconcileEvery } = options
  return {
    lanes,
    retries,
    readAhead,
    perPage,
    lag,
    margin: Math.max(lag, margin),
    leaseTtl,
    deepEvery: every(deepEvery, 86_400_000),
    reconcileEvery: every(reconcileEvery, 21_600_000),
  }
}

/** An interval for each stream, from one number for all or from some by name. */
const every =
  (given: number | { readonly [stream: string]: number } | undefined, otherwise: number) =>
  (stream: string): number =>
    typeof given === 'number' ? given : (given?.[stream] ?? otherwise)
