import { createClient, personalAccessToken } from '@pcokit/sdk'
import { catalogues } from '@pcokit/sdk/catalogue'
import { createMockPco } from '@pcokit/sdk/mock'
import type { AnyRow } from '@pcokit/sdk/runtime'
import { beforeAll, describe, expect, it } from 'vitest'
import { products } from '../../src/cli/products.ts'
import { createSync, type Plan, type RunReport, type Sync } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { crawl } from '../support/crawl.ts'

const mock = createMockPco({ seed: 1, people: 40, rateLimit: { limit: Number.POSITIVE_INFINITY } })
const client = createClient({ auth: personalAccessToken('id', 'secret'), products, fetch: mock.fetch })
const sync: Sync = createSync({ client, connection: 'a', store: memoryStore() })
const types = catalogues.flatMap(({ product, streams }) => streams.map(({ type }) => `${product}.${type}`))

/** The mock keeps a location below the check-in it was made for, PCO below its event: here only the event's come. */
const LESS = new Set(['check-ins.Location'])
/** What the crawl does not find: it knows no check-in of a period, only periods of a check-in. */
const MORE = new Set(['check-ins.LocationEventPeriod'])

/** Rows that a row names, as text. What was asked for by include names more than what comes unasked. */
const named = (row: AnyRow | undefined): string[] =>
  Object.entries(row?.relationships ?? {}).flatMap(([name, value]) =>
    [value?.data ?? []].flat().map(({ id }) => `${name} ${id}`),
  )

describe('every type of every product', () => {
  let plan: Plan
  let report: RunReport
  let sent: number
  let reachable: ReadonlyMap<string, ReadonlySet<string>>
  beforeAll(async () => {
    plan = await sync.plan()
    report = await sync.run()
    sent = mock.stats.requests
    reachable = await crawl(client, catalogues)
  }, 120_000)

  it('is read by some route, or named as not listable with the reason', () => {
    expect(types.length).toBeGreaterThanOrEqual(257)
    const planned = plan.streams.map(({ stream }) => stream)
    const named = plan.unreachable.map(({ stream }) => stream)
    expect([...planned, ...named].sort()).toEqual([...types].sort())
    for (const { reason } of plan.unreachable) {
      expect(reason).toMatch(
        /^PCO has no list of \w+: (no path holds it|read one at a time at \/)|^The client has no "home"/,
      )
    }
    expect(planned.length).toBeGreaterThanOrEqual(227)
  })

  it('and none is left out of which PCO shows rows in lists', () => {
    for (const { stream } of plan.unreachable) {
      const { collections, walks, rides } = declarationOf(stream)
      const ways = collections.length + walks.length + rides.length
      expect([stream, ways > 0 && !stream.startsWith('home.')]).toEqual([stream, false])
    }
  })

  it('arrives whole: every row that any list or include of the church shows, as it is', async () => {
    expect(report.outcome).toBe('complete')
    for (const { stream, outcome, missing, trouble } of report.streams) {
      expect({ stream, outcome, missing, trouble }).toEqual({
        stream,
        outcome: 'complete',
        missing: 0,
        trouble: null,
      })
      const stored = new Map<string, AnyRow>()
      for await (const row of sync.records(stream)) stored.set(row.id, row)
      const truth = new Map(mock.db.all(stream).map((row) => [row.id, row]))
      const shown = [...(reachable.get(stream) ?? [])].sort()
      const came = [...stored.keys()].sort()
      if (LESS.has(stream)) expect(shown).toEqual(expect.arrayContaining(came))
      else if (MORE.has(stream)) expect(came).toEqual(expect.arrayContaining(shown))
      else expect([stream, came]).toEqual([stream, shown])
      for (const [id, row] of stored)
        expect([stream, row.attributes]).toEqual([stream, truth.get(id)?.attributes])
      for (const [id, row] of stored) {
        const lost = named(truth.get(id)).filter((name) => !named(row).includes(name))
        expect([stream, id, lost]).toEqual([stream, id, []])
      }
    }
  })

  it('costs what was sent, and a fraction of following every list below every row', async () => {
    const probes = report.streams.reduce((sum, stream) => sum + stream.probes, 0)
    expect(report.requests + probes).toBe(sent)
    const next = await sync.plan()
    expect(next.unpriced).toBe(0)
    expect(next.naive).toBeGreaterThan(4 * report.requests)
  })
})

function declarationOf(name: string) {
  const [product, type] = name.split('.')
  return catalogues.find((one) => one.product === product)!.streams.find((one) => one.type === type)!
}
