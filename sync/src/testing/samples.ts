import type { Checkpoint, Commit, Fence, Space } from '../store/index.ts'
import { type Copy, changeBetween, merge, plainTraits, type StoredRecord } from '../writer/index.ts'

/** Builds what the cases write. */
export function copyOf(
  stream: string,
  id: string,
  observed: number,
  attributes: Record<string, unknown>,
): Copy {
  const row = { type: stream.slice(stream.indexOf('.') + 1), id, attributes }
  return { kind: 'full', stream, id, origin: 'list', observed, input: `list.${observed}`, row }
}

export const recordOf = (copy: Copy, stored: StoredRecord | null = null): StoredRecord =>
  merge(stored, copy, plainTraits)

export const checkpointOf = (stream: string, requests: number): Checkpoint => ({
  stream,
  reading: null,
  complete: null,
  requests,
  trouble: null,
  missing: 0,
  updatedAt: requests,
})

/** A commit of fresh records with their changes. */
export function commitOf(fence: Fence, records: readonly StoredRecord[], rest: Partial<Commit> = {}): Commit {
  const changes = records.map((record) => changeBetween(null, record)!)
  return { fence, records, tombstones: [], seen: [], checkpoint: null, changes, observed: 0, ...rest }
}

/** Milliseconds that leases last: long for a store with a clock of its own, on a slow machine too. */
export const TTL = 60_000

/** A lease that must be granted. */
export async function lease(space: Space, name: string, nonce = 'n1', now = 0): Promise<Fence> {
  const answer = await space.acquire({ name, owner: 'test', nonce, ttl: TTL, now })
  if (!answer.granted) throw new Error(`The lease of ${name} was refused: held by ${answer.holder.owner}`)
  return answer.fence
}

/** Fails with both values in the message when they differ as JSON. */
export function same(found: unknown, wanted: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${what}: found ${cut(a)}, wanted ${cut(b)}`)
}

/** Fails unless `work` throws an error with this code. */
export async function refused(work: Promise<unknown>, code: string, what: string): Promise<void> {
  try {
    await work
  } catch (error) {
    same((error as { code?: unknown }).code, code, `${what}: the code of the error`)
    return
  }
  throw new Error(`${what}: nothing was thrown, wanted ${code}`)
}

const cut = (text: string | undefined): string => (text ?? 'undefined').slice(0, 300)
