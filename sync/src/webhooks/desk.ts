import type { RunContext } from '../engine/stream-run.ts'
import type { Doubtful } from '../store/index.ts'
import type { Task } from '../strategies/index.ts'

/** Where webhooks are written: their lease and checkpoint, and what is known of streams. */
export interface Desk
  extends Pick<
    Task,
    'space' | 'source' | 'fence' | 'signal' | 'counts' | 'checkpoint' | 'newId' | 'observe' | 'now'
  > {
  readonly others: Pick<RunContext, 'stream' | 'traits'>
}

/** Records remembered: what goes beyond is settled by the next full reading. */
const MOST = 1000

/** The list with more records on it, each once; a proof is kept whatever comes after it. */
export function withDoubtful(
  known: readonly Doubtful[] = [],
  more: readonly Doubtful[],
): readonly Doubtful[] {
  if (more.length === 0) return known
  const all = new Map(known.map((entry) => [keyOf(entry), entry]))
  for (const entry of more) {
    const before = all.get(keyOf(entry))
    const until = Math.max(before?.until ?? 0, entry.until)
    const proof = entry.proof ?? before?.proof
    all.set(keyOf(entry), { stream: entry.stream, id: entry.id, until, ...(proof && { proof }) })
  }
  return [...all.values()].slice(-MOST)
}

export const keyOf = ({ stream, id }: Pick<Doubtful, 'stream' | 'id'>): string => `${stream} ${id}`
