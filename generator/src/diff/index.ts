import type { LoadedSpec } from '../load/types.ts'
import { buildModel } from '../model/build.ts'
import type { Change } from './change.ts'
import { diffModels } from './models.ts'

export type { Change, Subject } from './change.ts'
export { diffModels } from './models.ts'
export { readSide, specOfDocument } from './read.ts'

/** What is enough to fail: `none` never does. */
export type FailOn = 'none' | 'breaking' | 'any'

/**
 * Differences between two loaded specs.
 *
 * @example
 * const breaking = diffSpecs(loadSpec('old'), loadSpec('new')).filter((change) => change.breaking)
 */
export const diffSpecs = (before: LoadedSpec, after: LoadedSpec): Change[] =>
  diffModels(buildModel(before), buildModel(after))

/** Whether a set of changes is one that the caller does not want. */
export const fails = (changes: readonly Change[], failOn: FailOn): boolean =>
  failOn === 'any' ? changes.length > 0 : failOn === 'breaking' && changes.some(({ breaking }) => breaking)

const SIGNS = { added: '+', removed: '-', changed: '~' } as const

/** One line a change; breaking ones carry a `!`. */
export const formatChanges = (changes: readonly Change[]): string => {
  const lines = changes.map(({ product, subject, kind, name, breaking, detail }) => {
    const mark = breaking ? '!' : ' '
    return `${mark}${SIGNS[kind]} ${product} ${subject} ${name}${detail === '' ? '' : `: ${detail}`}\n`
  })
  const breaking = changes.filter((change) => change.breaking).length
  return `${lines.join('')}${changes.length} changes, ${breaking} breaking\n`
}
