import type { StoredRecord } from '../writer/index.ts'

/** Records by id, in the order their ids were asked for: a database gives them in one of its own. */
export function asAsked(ids: readonly string[], records: readonly StoredRecord[]): Map<string, StoredRecord> {
  const byId = new Map(records.map((record) => [record.id, record]))
  const ordered = new Map<string, StoredRecord>()
  for (const id of ids) {
    const record = byId.get(id)
    if (record) ordered.set(id, record)
  }
  return ordered
}
