import type { SyncStore } from '../store/index.ts'
import { commitCases } from './commit-cases.ts'
import { dropCases } from './drop-cases.ts'
import { leaseCases } from './lease-cases.ts'
import { readCases } from './read-cases.ts'
import { recordCases } from './record-cases.ts'

/** A store under test. */
export interface Subject {
  readonly store: SyncStore
  /** For stores that outlive a process: drops this one without a goodbye and opens the same data again. */
  readonly reopen?: () => Promise<SyncStore>
  /** For stores that several processes share: another client of the same data. */
  readonly second?: () => Promise<SyncStore>
  /** For stores whose leases run by a clock of their own: makes the lease of a stream run out. */
  readonly lapse?: (connection: string, name: string) => Promise<void>
}

/** One case: resolves when the store behaves, throws what is wrong when not. */
export interface StoreCase {
  readonly name: string
  run(subject: Subject): Promise<void>
}

/**
 * Everything a store has to do, as cases for any test runner. Each wants a fresh, empty store.
 * @example
 * for (const { name, run } of storeCases()) test(name, async () => run({ store: await myEmptyStore() }))
 */
export function storeCases(): readonly StoreCase[] {
  return [...commitCases, ...readCases, ...leaseCases, ...dropCases, ...recordCases]
}
