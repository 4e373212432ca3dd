import type { RunContext } from '../engine/stream-run.ts'
import type { Doubtful } from '../store/index.ts'
import { isRecord, save, writeOther } from '../strategies/index.ts'
import { type Gone, isGone, type StoredRecord } from '../writer/index.ts'
import { type Desk, keyOf } from './desk.ts'
import { LEASE, openDesk } from './open.ts'

/** Requests at the end of one run. */
const MOST = 200

/**
 * Reads records that webhooks left in doubt, those first that are due longest; at most `most` requests. A 404 proves
 * what the event said, and alone proves nothing. A request that fails ends it: the rest waits.
 */
export async function settleDoubtful(desk: Desk, most: number): Promise<void> {
  const { checkpoint, counts, source, signal, others } = desk
  const due = (checkpoint.doubtful ?? []).filter(({ until }) => until <= desk.now())
  for (const entry of due.sort((a, b) => a.until - b.until)) {
    const stream = others.stream(entry.stream)
    const before = (await desk.space.records(entry.stream, [entry.id])).get(entry.id) ?? null
    const rest = (desk.checkpoint.doubtful ?? []).filter((each) => keyOf(each) !== keyOf(entry))
    if (!stream || !source.gets(stream) || settled(entry, before)) {
      await save(desk, { ...desk.checkpoint, doubtful: rest })
      continue
    }
    if (counts.requests >= most) return
    counts.requests++
    const answer = await source.get(stream, entry.id, signal).catch(() => null)
    if (!answer) return
    const { row } = answer
    const observed = desk.observe(answer.observed)
    const requests = desk.checkpoint.requests + 1
    desk.checkpoint = { ...desk.checkpoint, doubtful: rest, requests }
    const record = { stream: entry.stream, id: entry.id }
    // Another id: a record that was merged answers as its survivor.
    if (isRecord(row) && row.id === entry.id) {
      const copy = { kind: 'full', ...record, origin: 'get', row, observed } as const
      await writeOther(desk, { ...copy, input: `get.${desk.newId()}` }, others.traits(stream))
    } else if (row === null && entry.proof) {
      // After the last sight of it: a list that lagged may have shown it since.
      const at = Math.max(observed, (before?.live ?? 0) + 1)
      const gone: Gone = {
        kind: 'gone',
        ...record,
        origin: 'webhook',
        observed: at,
        proof: entry.proof,
        input: '',
      }
      await writeOther(desk, { ...gone, input: `webhook.${desk.newId()}` }, others.traits(stream))
    } else await save(desk, desk.checkpoint)
  }
}

/** Has a reading settled it meanwhile? */
function settled({ until, proof }: Doubtful, record: StoredRecord | null): boolean {
  if (!record) return proof !== undefined
  if (proof && isGone(record)) return true
  return record.live > until && record.dirtyUntil === null
}

/** What webhooks left to be asked, at the end of a run. Resolves to the requests it took; never throws: it can wait. */
export async function settleAfterRun(context: RunContext): Promise<number> {
  const { space, keeper, clock, signal } = context
  try {
    const known = await space.checkpoint(LEASE)
    if (signal.aborted || !known?.doubtful?.some(({ until }) => until <= clock.now())) return 0
    const kept = await keeper.take(LEASE)
    if ('holder' in kept) return 0
    let desk: Desk | null = null
    try {
      desk = await openDesk(context, kept)
      await settleDoubtful(desk, MOST)
    } finally {
      await kept.release()
    }
    return desk.counts.requests
  } catch {
    return 0
  }
}
