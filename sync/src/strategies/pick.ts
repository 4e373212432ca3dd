import type { PlannedStream } from '../planner/index.ts'
import type { Stream } from '../source/index.ts'
import type { Checkpoint } from '../store/index.ts'
import { deltaKind } from './kinds.ts'

/** What can be asked of a run: see `Sync.run`. */
export type Wanted = 'full' | 'delta' | 'reconcile'
/** `none`: nothing is due, and only a full reading would tell more. */
export type Strategy = Wanted | 'none'

interface Due {
  /** What a run was told to do; null for whatever is due. */
  readonly wanted: Wanted | null
  /** Milliseconds after which a stream is read anew in full. */
  deepEvery(stream: string): number
  /** Milliseconds after which a stream's counts are compared. */
  reconcileEvery(stream: string): number
  readonly now: number
}

/**
 * What is to be done for each planned stream: first full, then deltas, counts compared now and then, full again when
 * that is due or something speaks for it. Lists without usable stamps are read in full each time; what is only found
 * below others is read below those that changed, where they bear a time, and what comes along with others is read in
 * full together with all that bring it.
 */
export function strategiesOf(
  planned: readonly PlannedStream[],
  streams: (name: string) => Stream | undefined,
  checkpoints: readonly Checkpoint[],
  due: Due,
): Map<string, Strategy> {
  const saved = new Map(checkpoints.map((checkpoint) => [checkpoint.stream, checkpoint]))
  const chosen = new Map<string, Strategy>()
  for (const { stream, route } of planned) {
    const checkpoint = saved.get(stream)
    const declaration = streams(stream)?.declaration
    const kind = route.kind === 'collection' && declaration && deltaKind(declaration, checkpoint?.learnt)
    const deep = isDue(checkpoint, due, stream)
    const counted = route.kind === 'collection' && toReconcile(checkpoint, due, stream, kind !== null)
    const list = route.kind === 'collection' && due.wanted !== 'delta' ? 'full' : 'none'
    chosen.set(stream, deep ? 'full' : counted ? 'reconcile' : kind ? 'delta' : list)
  }
  // A stream that comes along is read whole or not at all; what is due for one is due for all its carriers.
  for (let moved = true; moved; ) {
    moved = false
    for (const { stream, route } of planned) {
      if (route.kind !== 'ride') continue
      const group = [stream, ...route.carriers.map((carrier) => carrier.stream)].filter(
        (name) => name === stream || !hasBrought(saved, name, stream),
      )
      if (!group.some((name) => chosen.get(name) === 'full')) continue
      for (const name of group) {
        if (chosen.get(name) === 'full') continue
        chosen.set(name, 'full')
        moved = true
      }
    }
  }
  // Between two readings it comes along with what changed of its carriers, or is read below parents that changed.
  const moves = (name: string) => chosen.get(name) !== undefined && chosen.get(name) !== 'none'
  for (let moved = true; moved; ) {
    moved = false
    for (const { stream, route } of planned) {
      if (chosen.get(stream) !== 'none') continue
      const above =
        route.kind === 'ride'
          ? route.carriers.map((carrier) => carrier.stream)
          : route.kind === 'walk' && due.wanted !== 'reconcile' && saved.get(stream)?.followed
            ? route.legs.map(({ parents }) => parents.at(-1)!).filter((name) => tells(streams(name)))
            : []
      if (!above.some(moves)) continue
      chosen.set(stream, 'delta')
      moved = true
    }
  }
  return chosen
}

/** Do rows of a stream bear a time? Without one, nothing tells that something below them came or changed. */
const tells = (stream: Stream | undefined): boolean =>
  stream !== undefined && (stream.declaration.updatedAt !== 'none' || stream.declaration.createdAt !== 'none')

/**
 * Has a carrier, by its last complete reading, brought its part of a stream whose reading is still open? Then only the
 * other carriers are read. One that is read anew all the same brings its part once more.
 */
function hasBrought(saved: ReadonlyMap<string, Checkpoint>, carrier: string, stream: string): boolean {
  const reading = saved.get(stream)?.reading
  const seat = reading?.finishedAt === null ? reading.along?.[carrier] : undefined
  return seat?.done === true && seat.generation === saved.get(carrier)?.complete?.id
}

function isDue(checkpoint: Checkpoint | undefined, { wanted, deepEvery, now }: Due, stream: string): boolean {
  if (wanted === 'full' || !checkpoint?.complete || checkpoint.reading?.finishedAt === null) return true
  if (wanted !== null) return false
  if (checkpoint.trouble?.code === 'counts_disagree') return true
  return now - checkpoint.complete.startedAt >= deepEvery(stream)
}

/** Lists that are read whole each time, for want of stamps, need no comparing unless it is asked for. */
function toReconcile(
  checkpoint: Checkpoint | undefined,
  { wanted, reconcileEvery, now }: Due,
  stream: string,
  stamped: boolean,
): boolean {
  if (wanted !== null) return wanted === 'reconcile'
  const last = Math.max(checkpoint?.complete?.startedAt ?? 0, checkpoint?.reconciled?.at ?? 0)
  return stamped && now - last >= reconcileEvery(stream)
}
