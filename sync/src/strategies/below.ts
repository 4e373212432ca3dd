import type { WalkRoute } from '../planner/index.ts'
import type { Nested } from '../routes/index.ts'
import type { Stream } from '../source/index.ts'
import type { Generation } from '../store/index.ts'
import type { StoredRecord } from '../writer/index.ts'
import { Chains } from './chain.ts'
import { livingSibling } from './deletes.ts'
import { writeOther } from './dirty.ts'
import { isRecord } from './readable.ts'
import type { Task } from './task.ts'

/** What it takes to ask for single rows below their parents. */
export interface Below {
  readonly route: WalkRoute
  readonly nested: Nested
  /** Any stream of the catalogues. */
  readonly declared: (stream: string) => Stream | undefined
}

interface Address {
  readonly path: string
  readonly ids: readonly string[]
}

/**
 * Asks for rows below their parents that complete walks did not hold, a request each, and for one that the walk held
 * right before and right after them. Resolves to those that answer 404 while it is shown; the others are stored or, where
 * nothing tells below which row they lie, left alone.
 */
export async function absentBelow(
  task: Task,
  generation: Generation,
  records: readonly StoredRecord[],
  below: Below,
): Promise<StoredRecord[]> {
  if (records.length === 0) return []
  const addresses = addressesOf(task, below)
  const living = await livingSibling(task, generation)
  const sibling = living && (await task.space.records(task.stream.name, [living])).get(living)
  const known = sibling ? await addresses(sibling) : null
  if (known === null || (await ask(known)).row === null) return []
  const absent: StoredRecord[] = []
  for (const record of records) {
    const address = await addresses(record)
    if (address === null) continue
    const { row, observed } = await ask(address)
    if (row === null) absent.push(record)
    else if (isRecord(row) && row.id === record.id) {
      const { name } = task.stream
      const copy = { kind: 'full', stream: name, id: row.id, origin: 'get', row } as const
      const seen = { observed: task.observe(observed), input: `get.${task.newId()}` }
      await writeOther(task, { ...copy, ...seen }, task.traits, 1)
    }
    task.signal.throwIfAborted()
  }
  // It is shown still: the credential did not lose what it saw.
  return absent.length > 0 && (await ask(known)).row !== null ? absent : []

  function ask({ path, ids }: Address) {
    task.counts.requests++
    return below.nested.get(task.stream.key, path, ids, task.signal)
  }
}

/** Where a row of the walk can be asked for; null where nothing tells. */
function addressesOf({ space, stream }: Task, { route, nested, declared }: Below) {
  const ways = route.legs
    .map((leg) => ({ path: `${leg.path}/*`, parents: [...leg.parents, stream.name] }))
    .filter(({ path }) => nested.gets(stream.key, path))
    .map((leg) => ({ path: leg.path, chains: new Chains(space, declared, leg) }))
  return async (record: StoredRecord): Promise<Address | null> => {
    for (const { path, chains } of ways) {
      const ids = await chains.of(record)
      if (typeof ids !== 'string') return { path, ids }
    }
    return null
  }
}
