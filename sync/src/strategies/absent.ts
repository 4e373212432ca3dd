import type { Generation, Space } from '../store/index.ts'
import type { StoredRecord } from '../writer/index.ts'

const BATCH = 500

/**
 * Is it missing, when a generation did not hold it? Not what anybody told of since that began: a webhook brings records
 * that were made behind the reader's back.
 */
export const isAbsent = ({ lastSeen }: StoredRecord, { startedAt }: Generation): boolean =>
  lastSeen <= startedAt

/**
 * Records that a complete generation did not hold and nobody has told of since. Looks at single ones only where the
 * counts differ; a record that a webhook declared gone while it was read can hide another until the next generation.
 */
export async function countAbsent(space: Space, stream: string, generation: Generation): Promise<number> {
  if ((await space.count(stream)).live <= (generation.seen ?? 0)) return 0
  let absent = 0
  for (let after: string | undefined; ; ) {
    const page = await space.unseen(stream, generation.id, { after, limit: BATCH })
    absent += page.filter((record) => isAbsent(record, generation)).length
    if (page.length < BATCH) return absent
    after = page.at(-1)!.id
  }
}
