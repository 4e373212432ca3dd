import type { NamedBy } from '../planner/index.ts'
import type { Space } from '../store/index.ts'
import { isGone } from '../writer/index.ts'

const BATCH = 500

/** Ids that living rows of a stream name in a to-one relationship. Costs a scan of the store and an entry for each id. */
export async function namedIn(space: Space, { stream, relationship }: NamedBy): Promise<ReadonlySet<string>> {
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
