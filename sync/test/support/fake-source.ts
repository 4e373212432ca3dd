import type { AnyRow, Catalogue, Clock, StreamDeclaration } from '@pcokit/sdk/runtime'
import type { PagesRequest, Source, SourcePage, Stream } from '../../src/source/index.ts'

/** Time that passes only when somebody sleeps or the test says so. */
export class FakeClock implements Clock {
  #now = 1_000_000
  readonly #sleepers = new Set<{ readonly until: number; readonly wake: () => void }>()

  now(): number {
    return this.#now
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const sleeper = { until: this.#now + ms, wake: resolve }
      this.#sleepers.add(sleeper)
      signal?.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper)
        reject(signal.reason)
      })
    })
  }

  advance(ms: number): void {
    this.#now += ms
    for (const sleeper of [...this.#sleepers]) {
      if (sleeper.until > this.#now) continue
      this.#sleepers.delete(sleeper)
      sleeper.wake()
    }
  }
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const row = (type: string, id: string, attributes: Record<string, unknown> = {}): AnyRow => ({
  type,
  id,
  attributes,
})

/** Lists in memory, read as PCO would be: by offset, with a total, rows moving when others go. */
export class FakeSource implements Source {
  readonly lists = new Map<string, AnyRow[]>()
  /** Called before each page: may change the lists, or throw. */
  onPage: (stream: string, offset: number) => void = () => {}
  readonly asked: string[] = []
  withTotal = true
  gettable = true

  constructor(
    readonly clock: FakeClock,
    /** Rows a page: pages begin ten apart, since they overlap by one. */
    readonly size: number = 11,
  ) {}

  refusal(): string | null {
    return null
  }

  async *pages(stream: Stream, request: PagesRequest): AsyncGenerator<SourcePage> {
    for (let offset: number | null = request.offset; offset !== null; ) {
      request.signal.throwIfAborted()
      this.clock.advance(1000)
      this.onPage(stream.name, offset)
      this.asked.push(`${stream.name}@${offset}`)
      const list: AnyRow[] = this.lists.get(stream.name) ?? []
      const rows: AnyRow[] = list.slice(offset, offset + this.size)
      const more: boolean = offset + rows.length < list.length && rows.length > 0
      const next: number | null = more ? offset + this.size - request.overlap : null
      const total = this.withTotal ? list.length : null
      yield { rows, offset, nextOffset: next, total, observed: this.clock.now(), rateLimit: null }
      offset = next
    }
  }

  async count(stream: Stream) {
    return {
      total: this.lists.get(stream.name)?.length ?? 0,
      rateLimit: { limit: 100, period: 20, count: 1 },
    }
  }

  gets(): boolean {
    return this.gettable
  }

  async get(stream: Stream, id: string) {
    this.clock.advance(1000)
    this.asked.push(`${stream.name}/${id}`)
    return {
      row: this.lists.get(stream.name)?.find((found) => found.id === id) ?? null,
      observed: this.clock.now(),
    }
  }

  fill(
    stream: string,
    count: number,
    attributes: (n: number) => Record<string, unknown> = (n) => ({ n }),
  ): void {
    const type = stream.slice(stream.indexOf('.') + 1)
    this.lists.set(
      stream,
      Array.from({ length: count }, (_, index) => row(type, `${1001 + index}`, attributes(index))),
    )
  }
}

export const declaration = (type: string, more: Partial<StreamDeclaration> = {}): StreamDeclaration => ({
  type,
  collections: [`/${type.toLowerCase()}s`],
  gets: [`/${type.toLowerCase()}s/*`],
  walks: [],
  rides: [],
  updatedAt: 'none',
  createdAt: 'none',
  references: {},
  webhooks: [],
  unlistable: null,
  ...more,
})

export const people: Catalogue = {
  format: 1,
  product: 'people',
  key: 'people',
  streams: [
    declaration('Person', { createdAt: 'filter+order' }),
    declaration('Email'),
    declaration('Tab'),
    declaration('FieldOption', {
      collections: [],
      walks: [{ path: '/tabs/*/field_options', parents: ['Tab'] }],
    }),
    declaration('PersonApp', { collections: [], rides: [{ on: 'Person', include: 'person_apps' }] }),
    declaration('Grade', { collections: [], unlistable: 'Only single grades can be read.' }),
  ],
}
