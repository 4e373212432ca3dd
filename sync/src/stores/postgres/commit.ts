import type { Commit } from '../../store/index.ts'
import { StoreError } from '../../store/index.ts'
import { isKeepable, refuseUnkeepable } from '../../store/keepable.ts'
import type { StoredRecord } from '../../writer/index.ts'
import { metaOf, plainOf } from './rows.ts'

/** A call of the function `commit`: `{s}` is the schema. One statement, so that it lands whole or not at all. */
export const commitText = `SELECT {s}.commit($1, $2, $3, $4, $5, $6,
  $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28) AS seq`

/** No raw line break is ever inside JSON, so rows are joined by it: no escaping on either side, which is what costs. */
const lines = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join('\n')

/** The values of that call. `id` names the commit, so that repeating it is found out. */
export function commitValues(space: number, id: string, commit: Commit): unknown[] {
  const { fence, checkpoint, changes } = commit
  const records = latest([...commit.records, ...commit.tombstones], ({ stream, id }) => `${stream} ${id}`)
  const seen = latest(commit.seen, ({ id }) => id)
  const resources = records.map(({ resource }) => JSON.stringify(resource))
  const plain = resources.map(plainOf)
  const of = <T, V>(rows: readonly T[], pick: (row: T) => V): V[] => rows.map(pick)
  refuseUnkeepable(
    'Postgres',
    records.map(({ stream, id }, index) => ({ stream, id, size: resources[index]!.length })),
  )
  for (const { id } of [...seen, ...changes]) checked(id)
  return [
    space,
    id,
    fence.name,
    fence.counter,
    fence.nonce,
    commit.observed,
    of(records, ({ stream }) => stream),
    of(records, ({ id }) => id),
    of(records, ({ rev }) => rev),
    of(records, ({ live }) => live),
    of(records, ({ dead }) => dead),
    of(records, ({ dirtyUntil }) => dirtyUntil),
    of(records, ({ hash }) => hash),
    resources.join('\n'),
    lines(records.map(metaOf)),
    plain.some((text) => text !== null) ? plain : null,
    of(seen, ({ id }) => id),
    of(seen, ({ generation }) => generation),
    of(seen, ({ observed }) => observed),
    of(seen, ({ input }) => input),
    of(seen, ({ rev }) => rev),
    of(changes, ({ kind }) => kind),
    of(changes, ({ stream }) => stream),
    of(changes, ({ id }) => id),
    lines(of(changes, ({ changed }) => changed)),
    of(changes, ({ at }) => at),
    checkpoint?.stream ?? null,
    checkpoint ? JSON.stringify(checkpoint) : null,
  ]
}

/** Of rows with one key, the last, as if they had been written one by one. */
function latest<T extends StoredRecord | Commit['seen'][number]>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): readonly T[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  return byKey.size === rows.length ? rows : [...byKey.values()]
}

/**
 * A key as Postgres can keep it: in an id such characters would be changed without a word.
 * @throws StoreError `store_value`
 */
export function checked(key: string): string {
  if (!isKeepable(key)) {
    throw new StoreError('store_value', `Postgres cannot keep the key ${JSON.stringify(key)}.`)
  }
  return key
}
