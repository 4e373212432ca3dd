import { tablesOf } from '@pcokit/sdk'
import type { Clock } from '@pcokit/sdk/runtime'
import type { Source } from '../source/index.ts'
import type { Space } from '../store/index.ts'
import type { Strategy } from '../strategies/index.ts'
import type { SyncEvent } from './events.ts'
import { LeaseKeeper } from './keeper.ts'
import type { SyncOptions } from './options.ts'
import { ownerGoneHere, ownerHere } from './owner.ts'
import type { Planning } from './planning.ts'
import { settingsOf } from './settings.ts'
import type { RunContext } from './stream-run.ts'
import { traitsOf } from './tables.ts'
import { troubleOf } from './trouble.ts'

/** What a sync is made of once and for all. */
export interface Parts {
  readonly options: SyncOptions
  readonly planning: Planning
  readonly source: Source
  readonly clock: Clock
  newId(): string
  emit(event: SyncEvent): void
}

/** What one run, one receipt of webhooks or one comparison works with. */
export async function contextOf(
  { options, planning, source, clock, newId, emit }: Parts,
  space: Space,
  signal: AbortSignal,
  strategies: ReadonlyMap<string, Strategy> = new Map(),
): Promise<RunContext> {
  const { owner = ownerHere(), ownerGone = ownerGoneHere, client } = options
  const { readAhead, perPage, lag, margin, leaseTtl: ttl } = settingsOf(options)
  const tables = tablesOf(client)
  return {
    space,
    source,
    clock,
    keeper: new LeaseKeeper({ space, clock, ttl, owner, ownerGone, newId }),
    signal,
    readAhead,
    perPage,
    floor: await space.observed(),
    nested: source.nested,
    margin,
    strategy: (name) => strategies.get(name) ?? 'full',
    stream: (name) => planning.all.find((stream) => stream.name === name),
    trouble: (error) => troubleOf(error, clock.now()),
    traits: (stream) => traitsOf(stream, tables[stream.key], lag),
    newId,
    emit,
  }
}
