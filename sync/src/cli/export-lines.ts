import type { AnyRow, Identifier } from '@pcokit/sdk/runtime'
import { stringify } from 'csv-stringify/sync'
import type { Sync } from '../engine/interface.ts'

export const FORMATS = ['ndjson', 'csv'] as const
export type Format = (typeof FORMATS)[number]

/**
 * The records of some streams as text, a record a line. NDJSON is the resource as PCO gives it, with its stream; CSV has
 * id, attributes and the ids of to-one relationships, a column for each that any record has: for that the records are read
 * twice. Memory is bounded.
 */
export async function* linesOf(
  sync: Pick<Sync, 'records'>,
  streams: readonly string[],
  format: Format,
): AsyncGenerator<string, void, undefined> {
  for (const stream of streams) {
    const columns = format === 'csv' ? await columnsOf(sync, stream) : []
    if (columns.length > 0) yield stringify([columns])
    for await (const row of sync.records(stream)) {
      if (format === 'ndjson') yield `${JSON.stringify({ stream, ...row })}\n`
      else {
        const cells = cellsOf(row)
        yield stringify([columns.map((column) => cells[column])])
      }
    }
  }
}

/** What any record has, in the order of first coming: one that only a webhook told of may have other fields. */
async function columnsOf(sync: Pick<Sync, 'records'>, stream: string): Promise<readonly string[]> {
  const columns = new Set<string>()
  for await (const row of sync.records(stream))
    for (const name of Object.keys(cellsOf(row))) columns.add(name)
  return [...columns]
}

function cellsOf({ id, attributes, relationships = {} }: AnyRow): Record<string, unknown> {
  const cells: Record<string, unknown> = { id, ...attributes }
  for (const [name, relationship] of Object.entries(relationships)) {
    const data = relationship?.data
    if (data === undefined || Array.isArray(data)) continue
    cells[`${name}_id`] = (data as Identifier | null)?.id ?? null
  }
  for (const [name, value] of Object.entries(cells)) {
    if (typeof value === 'boolean') cells[name] = String(value)
    else if (typeof value === 'object' && value !== null) cells[name] = JSON.stringify(value)
  }
  return cells
}
