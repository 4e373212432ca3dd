import { createClient, personalAccessToken } from '@pcokit/sdk'
import { calendar } from '@pcokit/sdk/calendar'
import { giving } from '@pcokit/sdk/giving'
import { createMockPco } from '@pcokit/sdk/mock'
import { people } from '@pcokit/sdk/people'
import type { AnyRow } from '@pcokit/sdk/runtime'
import { createSync, type Sync, type SyncEvent, type SyncOptions } from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { seeded } from './fake-source.ts'

export const LAG = 60_000
export const DAY = 86_400_000

/** What a list answers, as far as tests change it. */
interface Page {
  data: unknown
  meta: { total_count?: number }
}

/** A mock church and a sync of it; time moves with each request only. */
export function churchOf(
  size: number,
  streams: readonly string[],
  options: Partial<SyncOptions> = {},
  seed = 1,
) {
  let now = Date.UTC(2026, 5, 1)
  const clock = {
    now: () => now,
    sleep: async (ms: number, signal?: AbortSignal) => {
      if (ms > 5000)
        return new Promise<void>((_, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason)),
        )
      now += ms
    },
  }
  const mock = createMockPco({ seed, people: size, rateLimit: { limit: Number.POSITIVE_INFINITY }, clock })
  const asked: string[] = []
  const before: { request: (path: string) => void } = { request: () => {} }
  /** Changes what the church answers. */
  const answers: { alter: ((path: string, body: Page) => void) | null } = { alter: null }
  const client = createClient({
    auth: personalAccessToken('id', 'secret'),
    products: { people, giving, calendar },
    clock,
    fetch: async (input, init) => {
      now += 200
      const url = new URL(input instanceof Request ? input.url : String(input))
      const text = `${url.pathname}${decodeURIComponent(url.search)}`
      before.request(text)
      asked.push(text)
      const response = await mock.fetch(input, init)
      if (!answers.alter) return response
      const { status, headers } = response
      const body = (await response.json()) as Page
      answers.alter(text, body)
      return new Response(JSON.stringify(body), { status, headers })
    },
  })
  const events: SyncEvent[] = []
  const store = memoryStore()
  const make = (more: Partial<SyncOptions> = {}): Sync =>
    createSync({
      client,
      connection: 'a',
      store,
      streams,
      clock,
      random: seeded(seed),
      lag: LAG,
      retries: 0,
      owner: 'me',
      ownerGone: () => false,
      onEvent: (event) => events.push(event),
      ...options,
      ...more,
    })
  const rest = (ms: number): void => {
    now += ms
  }
  return { mock, client, clock, store, sync: make(), make, asked, before, answers, events, rest }
}

/** A church whose copy is complete and older than the margin. */
export async function copied(size: number, streams: readonly string[], options = {}) {
  const church = churchOf(size, streams, options)
  await church.sync.run()
  church.rest(5 * LAG)
  church.asked.length = 0
  church.events.length = 0
  return church
}

/** What a row says, without links. */
export const said = ({ id, attributes, relationships }: AnyRow): unknown => [
  id,
  attributes,
  Object.entries(relationships ?? {}).map(([name, value]) => [name, value?.data ?? null]),
]

export async function stored(sync: Sync, stream: string): Promise<AnyRow[]> {
  const found: AnyRow[] = []
  for await (const row of sync.records(stream)) found.push(row)
  return found.sort((a, b) => Number(a.id) - Number(b.id))
}
