import type { AnyRow } from '@pcokit/sdk/runtime'
import type { SyncEvent } from '../engine/events.ts'
import type { Counts } from '../engine/report.ts'
import type { Quarantined } from '../store/index.ts'

/** Can it be read as a record? What PCO sends is looked at, whatever its type says. */
export const isRecord = (row: AnyRow | null | undefined): row is AnyRow =>
  idOf(row) !== null && typeof row?.attributes === 'object' && row.attributes !== null

const idOf = (row: AnyRow | null | undefined): string | null =>
  typeof row?.id === 'string' && row.id !== '' ? row.id : null

const NOTHING: AnyRow = { type: '', id: '', attributes: {} }
const isObject = (row: unknown): boolean => typeof row === 'object' && row !== null

/** Rows in their places: what is no object at all, as `null`, becomes a row without an id, for positions count. */
export const inPlace = (rows: readonly AnyRow[]): readonly AnyRow[] =>
  rows.every(isObject) ? rows : rows.map((row) => (isObject(row) ? row : NOTHING))

/** Where rows come from, and who is told of those that are no records. */
interface Page {
  readonly stream: string
  readonly offset: number
  /** Observation (ms). */
  readonly observed: number
  readonly counts: Counts
  emit?(event: SyncEvent): void
}

/**
 * Rows that are records, and those to be put aside. A row without an id cannot even be remembered: it is told of and
 * counted as refused, which keeps a generation from being complete. Nothing is dropped in silence.
 */
export function sortRows(
  rows: readonly AnyRow[],
  { stream, offset, observed, counts, emit }: Page,
): { readonly records: readonly AnyRow[]; readonly aside: readonly Quarantined[] } {
  const records: AnyRow[] = []
  const aside: Quarantined[] = []
  for (const row of rows) {
    if (isRecord(row)) {
      records.push(row)
      continue
    }
    const id = idOf(row)
    const reason = id === null ? 'A row has no id.' : 'A row has no attributes.'
    if (id === null) counts.refused++
    else aside.push({ id, code: 'row_unreadable', cause: reason, at: observed })
    emit?.({ type: 'row-refused', stream, offset, reason })
  }
  return { records, aside }
}
