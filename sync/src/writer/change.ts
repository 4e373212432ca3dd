import { equal } from './canonical.ts'
import { isGone, type StoredRecord } from './record.ts'

/** One entry of the change feed, before the store numbers it. */
export interface ChangeDraft {
  readonly kind: 'created' | 'updated' | 'deleted' | 'restored'
  readonly stream: string
  readonly id: string
  /** Names of the attributes and relationships whose values changed; all of them for `created`. */
  readonly changed: readonly string[]
  /** Observation (ms) of the input that brought it. */
  readonly at: number
}

/** An entry of the feed. `seq` grows by one with every change of a connection, in commit order. */
export interface Change extends ChangeDraft {
  readonly seq: number
}

/** What a write means to a reader of the feed; null when nothing they can see changed. */
export function changeBetween(before: StoredRecord | null, after: StoredRecord): ChangeDraft | null {
  const was = before !== null && !isGone(before)
  const is = !isGone(after)
  if (!was && !is) return null
  if (was && is && before.hash === after.hash) return null
  const kind = was ? (is ? 'updated' : 'deleted') : before === null ? 'created' : 'restored'
  const changed = kind === 'deleted' ? [] : changedNames(before, after)
  return { kind, stream: after.stream, id: after.id, changed, at: after.lastChanged }
}

function changedNames(before: StoredRecord | null, after: StoredRecord): string[] {
  const names = new Set<string>()
  const collect = (old: object, now: object, pick: (value: unknown) => unknown): void => {
    const [a, b] = [old as Record<string, unknown>, now as Record<string, unknown>]
    for (const name of [...Object.keys(a), ...Object.keys(b)]) {
      if (!equal(pick(a[name]), pick(b[name]))) names.add(name)
    }
  }
  collect(before?.resource.attributes ?? {}, after.resource.attributes, (value) => value)
  collect(before?.resource.relationships ?? {}, after.resource.relationships ?? {}, (value) =>
    value === undefined ? undefined : ((value as { data?: unknown } | null)?.data ?? null),
  )
  return [...names].sort()
}
