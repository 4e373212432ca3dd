import type { AnyRow } from '@pcokit/sdk/runtime'
import type { Space } from '../store/index.ts'
import { type Change, isGone } from '../writer/index.ts'

/** Rows of the store held at once. */
const BATCH = 500

/** The feed from after a number to its present end. */
export async function* changesIn(space: Space, after: number): AsyncGenerator<Change, void, undefined> {
  for (let last = after; ; ) {
    const page = await space.changes({ after: last, limit: BATCH })
    yield* page
    if (page.length < BATCH) return
    last = page.at(-1)!.seq
  }
}

/** The records that are not known to be gone, by id. */
export async function* recordsIn(space: Space, stream: string): AsyncGenerator<AnyRow, void, undefined> {
  for (let after: string | undefined; ; ) {
    const page = await space.scan(stream, { after, limit: BATCH })
    for (const record of page) if (!isGone(record)) yield record.resource
    if (page.length < BATCH) return
    after = page.at(-1)!.id
  }
}
