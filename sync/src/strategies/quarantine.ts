import type { Checkpoint, Quarantined } from '../store/index.ts'

/** Records remembered a stream: the checkpoint that holds them is written with every page. */
const MOST = 100

/** What a commit came to, for the list of what was put aside. */
interface Outcome {
  /** Put aside by this commit, in the order of their coming. */
  readonly aside: readonly Quarantined[]
  /** Was this record written or sighted by it? */
  settled(stream: string, id: string): boolean
  /** The generation read, where one is. */
  readonly generation: string | undefined
}

/** The checkpoint after a commit: what was stored is off the list, what could not be is at its end. */
export function withAside(checkpoint: Checkpoint, { aside, settled, generation }: Outcome): Checkpoint {
  const streamOf = ({ stream = checkpoint.stream }: Quarantined): string => stream
  const list = new Map(
    (checkpoint.quarantine ?? [])
      .filter((entry) => !settled(streamOf(entry), entry.id))
      .map((entry) => [`${streamOf(entry)} ${entry.id}`, entry]),
  )
  let beyond = 0
  for (const entry of aside) {
    const key = `${streamOf(entry)} ${entry.id}`
    // Those that come again move to the end: the others' turn comes.
    list.delete(key)
    if (list.size < MOST) list.set(key, entry)
    else beyond++
  }
  const { quarantine: _, ...rest } = checkpoint
  const next = list.size > 0 ? { ...rest, quarantine: [...list.values()] } : rest
  if (beyond === 0 || generation === undefined) return next
  return { ...next, overflow: { generation, count: beyond + overflown(checkpoint, generation) } }
}

/** Records that a generation saw and the store holds nothing of: they count as seen. */
export const unstored = ({ quarantine = [] }: Checkpoint, generation: string): number =>
  quarantine.filter((entry) => entry.generation === generation).length

/** How often a generation put a record aside when the list was full: it is not certified. */
export const overflown = ({ overflow }: Checkpoint, generation: string): number =>
  overflow?.generation === generation ? overflow.count : 0

/** How many records are put aside: those beyond the list as often as they came. */
export function quarantinedIn(checkpoint: Checkpoint): number {
  const { quarantine = [], reading, complete } = checkpoint
  const generation = reading?.id ?? complete?.id
  return quarantine.length + (generation === undefined ? 0 : overflown(checkpoint, generation))
}
