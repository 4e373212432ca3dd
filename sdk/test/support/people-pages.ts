import type { PcoRequest } from '../../src/types/transport.ts'
import type { Respond } from './fake-client.ts'

export const person = (n: number) => ({
  type: 'Person',
  id: String(n),
  attributes: { last_name: `P${n}` },
  links: {},
})
export const range = (count: number) => Array.from({ length: count }, (_, i) => i)

export const paging = (request: PcoRequest) => {
  const query = new URLSearchParams(request.query)
  return { offset: Number(query.get('offset') ?? 0), perPage: Number(query.get('per_page')) }
}

/** A page as PCO sends it, of the rows there are now. */
export function pageOf(rows: readonly number[], { offset, perPage }: { offset: number; perPage: number }) {
  const data = rows.slice(offset, offset + perPage).map(person)
  const next = offset + perPage < rows.length ? { next: { offset: offset + perPage } } : {}
  return { data, included: [], meta: { total_count: rows.length, count: data.length, ...next }, links: {} }
}

export const listOf =
  (rows: readonly number[]): Respond =>
  (request) =>
    pageOf(rows, paging(request))

export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const row of rows) all.push(row)
  return all
}

export const idsOf = async (rows: AsyncIterable<{ id: string }>) =>
  (await collect(rows)).map((row) => Number(row.id))
export const offsets = (sent: readonly PcoRequest[]) => sent.map((request) => paging(request).offset)
