import type { AnyRow } from '@pcokit/sdk/runtime'
import { describe, expect, it } from 'vitest'
import { linesOf } from '../../src/cli/export-lines.ts'
import { churchOf } from '../support/church.ts'

const P = 'people.Person'

async function exported(format: 'ndjson' | 'csv'): Promise<{ lines: string[]; ids: string[] }> {
  const { sync, mock } = churchOf(120, [P])
  mock.db.update(P, '3', { first_name: 'Ada, "the first"\nof many' })
  await sync.run()
  const lines: string[] = []
  for await (const line of linesOf(sync, [P], format)) lines.push(line)
  return { lines, ids: [...mock.db.ids(P)] }
}

describe('an export', () => {
  it('as NDJSON has a resource a line, as PCO gives it, with its stream', async () => {
    const { lines, ids } = await exported('ndjson')
    const rows = lines.map((line) => JSON.parse(line))
    expect(rows.map(({ id }) => id).sort()).toEqual(ids.sort())
    expect(rows.every(({ stream, type }) => stream === P && type === 'Person')).toBe(true)
    expect(rows.find(({ id }) => id === '3').attributes.first_name).toBe('Ada, "the first"\nof many')
  })

  it('as CSV has a head, a line a record, quotes what needs it, and names to-one relationships by id', async () => {
    const { lines, ids } = await exported('csv')
    expect(lines).toHaveLength(ids.length + 1)
    const head = lines[0]!.trim().split(',')
    expect(head[0]).toBe('id')
    expect(head).toContain('first_name')
    expect(head).toContain('primary_campus_id')
    const quoted = lines.find((line) => line.startsWith('3,'))
    expect(quoted).toContain('"Ada, ""the first""\nof many"')
  })

  it('as CSV has a column for what only some records have', async () => {
    const row = (id: string, attributes: object): AnyRow => ({
      type: 'Person',
      id,
      attributes: { ...attributes },
    })
    const rows = [row('1', { first_name: 'Ada' }), row('2', { first_name: 'Bo', grade: 3 })]
    async function* records(): AsyncGenerator<AnyRow> {
      yield* rows
    }
    const lines: string[] = []
    for await (const line of linesOf({ records }, [P], 'csv')) lines.push(line)
    expect(lines).toEqual(['id,first_name,grade\n', '1,Ada,\n', '2,Bo,3\n'])
  })
})
