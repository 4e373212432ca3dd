import type { Checkpoint, Quarantined, RunRecord, Space, Trouble } from '../store/index.ts'
import { quarantinedIn } from '../strategies/index.ts'

/** Records put aside that a status names a stream. */
const REASONS = 3

/** Where one stream stands. */
export interface StreamStatus {
  readonly stream: string
  /**
   * `new`: never read. `reading`: begun and not at its end, by a run that goes on or was cut off.
   * `complete`: a certified copy of the time of `lastSuccess`. `incomplete`: read to the end, counts disagree.
   * `failed`: see `trouble`.
   */
  readonly state: 'new' | 'reading' | 'complete' | 'incomplete' | 'failed'
  readonly records: number
  readonly gone: number
  /** No longer listed, not proven gone. */
  readonly missing: number
  /** Records that are there and could not be stored: asked for once more by later runs. */
  readonly quarantined: number
  /** The first of them, with the reasons. */
  readonly quarantine: readonly Quarantined[]
  /** Rows read of the generation under way, of how many. */
  readonly progress: { readonly done: number; readonly total: number | null } | null
  /** When the last complete generation began or the last delta ended (ms): the copy is as fresh as that. */
  readonly lastSuccess: number | null
  /** Milliseconds since `lastSuccess`. */
  readonly staleness: number | null
  /** Requests spent since the first run. */
  readonly requests: number
  readonly trouble: Trouble | null
}

export interface SyncStatus {
  readonly connection: string
  readonly store: string
  readonly running: boolean
  /** This process begins no request until `resume`. */
  readonly paused: boolean
  /** The latest run of any process; one that was killed stays `running` here. */
  readonly lastRun: RunRecord | null
  readonly streams: readonly StreamStatus[]
}

/** Status of the streams, read from the store alone. */
export async function statusOf(
  space: Space,
  streams: readonly string[],
  now: number,
): Promise<StreamStatus[]> {
  const checkpoints = new Map(
    (await space.checkpoints()).map((checkpoint) => [checkpoint.stream, checkpoint]),
  )
  const found: StreamStatus[] = []
  for (const stream of streams) {
    const checkpoint = checkpoints.get(stream)
    const { live, gone } = checkpoint ? await space.count(stream) : { live: 0, gone: 0 }
    const open = checkpoint?.reading?.finishedAt === null ? checkpoint.reading : null
    const { complete = null, delta = null } = checkpoint ?? {}
    const lastSuccess = complete && Math.max(complete.startedAt, delta?.at ?? 0)
    found.push({
      stream,
      state: stateOf(checkpoint),
      records: live,
      gone,
      missing: checkpoint?.missing ?? 0,
      quarantined: checkpoint ? quarantinedIn(checkpoint) : 0,
      quarantine: checkpoint?.quarantine?.slice(0, REASONS) ?? [],
      progress: open && { done: open.offset, total: open.total },
      lastSuccess,
      staleness: lastSuccess === null ? null : Math.max(0, now - lastSuccess),
      requests: checkpoint?.requests ?? 0,
      trouble: checkpoint?.trouble ?? null,
    })
  }
  return found
}

function stateOf(checkpoint: Checkpoint | undefined): StreamStatus['state'] {
  if (!checkpoint) return 'new'
  if (checkpoint.trouble?.code === 'counts_disagree') return 'incomplete'
  if (checkpoint.trouble) return 'failed'
  if (checkpoint.reading?.finishedAt === null) return 'reading'
  return checkpoint.complete ? 'complete' : 'new'
}
