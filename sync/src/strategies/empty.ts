import type { Leg, NamedBy } from '../planner/index.ts'
import type { Space } from '../store/index.ts'
import { isGone, type StoredRecord } from '../writer/index.ts'
import type { Task } from './task.ts'

const BATCH = 500

/** Is there nothing below this parent? */
export type Empty = (parent: StoredRecord) => boolean

/**
 * Which parents' lists hold nothing, by what is declared of them. Believed only while all that tells was read whole,
 * and no list believed empty has been seen to hold a row.
 */
export async function emptyOf(
  { space, checkpoint }: Pick<Task, 'space' | 'checkpoint'>,
  { namedBy, toldBy }: Leg,
  parentsComplete: boolean,
): Promise<Empty> {
  if (!parentsComplete || checkpoint.learnt?.empty === 'ignored') return () => false
  if (toldBy) {
    const { attribute, isNot } = toldBy
    return ({ resource }) => isNot.includes(String(resource.attributes[attribute]))
  }
  if (!namedBy) return () => false
  const named = await namedIn(space, namedBy)
  return ({ id }) => !named.has(id)
}

/** Ids that living rows of a stream name in a to-one relationship. Costs a scan of the store and an entry for each id. */
async function namedIn(space: Space, { stream, relationship }: NamedBy): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  for (let after: string | undefined; ; ) {
    const page = await space.scan(stream, { after, limit: BATCH })
    for (const record of page) {
      const data = isGone(record) ? null : record.resource.relationships?.[relationship]?.data
      if (data && 'id' in data) ids.add(data.id)
    }
    if (page.length < BATCH) return ids
    after = page.at(-1)!.id
  }
}

/**
 * Lists believed empty that are read all the same: the first, the second, the fourth, the eighth… of a leg. One with a
 * row shows that the declaration is wrong; ten requests for a thousand lists spared.
 */
export class Spotchecks {
  #spared = 0

  /** Is the next one to be read? */
  due(): boolean {
    this.#spared++
    return (this.#spared & (this.#spared - 1)) === 0
  }
}
