import type { Counts } from '../engine/report.ts'
import { type Checkpoint, type Commit, type Quarantined, RecordError, type Space } from '../store/index.ts'
import type { Sighting, StoredRecord } from '../writer/index.ts'
import { quarantinedIn, withAside } from './quarantine.ts'

/** A commit whose checkpoint remembers what it has to leave out. */
export interface Draft extends Commit {
  readonly checkpoint: Checkpoint
}

/** What goes with a draft. */
export interface Sparing {
  /** The generation whose seen-set it writes; none for records read one by one. */
  readonly generation?: string
  /** Rows of the fence's stream that could not even be read as records. */
  readonly aside?: readonly Quarantined[]
}

/**
 * Commits all that the store can keep. A record it refuses by name is put aside, in the checkpoint of the same
 * commit, and counts as seen: it is there. Costs another attempt for each refused record. Resolves to what was written.
 */
export async function commitSparing(space: Space, draft: Draft, sparing: Sparing = {}): Promise<Draft> {
  const { checkpoint, observed } = draft
  const aside = [...(sparing.aside ?? [])]
  for (;;) {
    const commit = await without(space, draft, aside, sparing.generation)
    try {
      await space.commit(commit)
      return commit
    } catch (error) {
      if (!(error instanceof RecordError) || !holds(commit, error)) throw error
      const { stream, id, code, reason: cause } = error
      aside.push({ id, code, cause, at: observed, ...(stream !== checkpoint.stream && { stream }) })
    }
  }
}

/** A commit has landed: where its task stands now, and what it did. */
export function landed(task: { checkpoint: Checkpoint; readonly counts: Counts }, commit: Draft): void {
  task.checkpoint = commit.checkpoint
  task.counts.quarantined = quarantinedIn(commit.checkpoint)
  for (const { kind } of commit.changes) task.counts[kind]++
}

const holds = ({ records, tombstones }: Commit, { stream, id }: RecordError): boolean =>
  [...records, ...tombstones].some((record) => record.stream === stream && record.id === id)

async function without(
  space: Space,
  draft: Draft,
  aside: readonly Quarantined[],
  generation: string | undefined,
): Promise<Draft> {
  const { fence, checkpoint } = draft
  if (aside.length === 0 && !checkpoint.quarantine?.length) return draft
  const out = new Set(aside.map(({ stream = checkpoint.stream, id }) => `${stream} ${id}`))
  const stays = ({ stream, id }: { stream: string; id: string }): boolean => !out.has(`${stream} ${id}`)
  const records = draft.records.filter(stays)
  const tombstones = draft.tombstones.filter(stays)
  const seen = draft.seen.filter(({ id }) => stays({ stream: fence.name, id }))
  const done = new Set([...records, ...tombstones].map(({ stream, id }) => `${stream} ${id}`))
  for (const { id } of seen) done.add(`${fence.name} ${id}`)

  const ids = aside.filter(({ stream }) => stream === undefined).map(({ id }) => id)
  const counted = generation !== undefined && ids.length > 0
  const known = counted ? await space.records(fence.name, ids) : new Map<string, StoredRecord>()
  const entries = aside.map((entry) =>
    counted && entry.stream === undefined && !known.has(entry.id) ? { ...entry, generation } : entry,
  )
  return {
    ...draft,
    records,
    tombstones,
    seen: [...seen, ...[...known.values()].map((record) => still(record, generation!))],
    changes: draft.changes.filter(stays),
    checkpoint: withAside(checkpoint, {
      aside: entries,
      settled: (stream, id) => done.has(`${stream} ${id}`),
      generation,
    }),
  }
}

/** The sighting of a record that stays as it is: its own last one over again, so that its values are made no fresher. */
function still({ id, rev, live, full }: StoredRecord, generation: string): Sighting {
  const [, observed, input] = full ?? [0, 0, 'list']
  return { id, generation, observed: Math.min(live, observed), input, rev }
}
