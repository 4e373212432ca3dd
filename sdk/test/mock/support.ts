/** What the tests of the mock share: a request without a client in between, and a clock that stands still. */
import { createMockPco, type MockOptions, type MockPco } from '@pcokit/sdk/mock'

export const ORIGIN = 'https://api.planningcenteronline.com'
export const AUTH = `Basic ${btoa('id:secret')}`

/** 1 June 2026, after everything that is seeded. */
export const START = Date.UTC(2026, 5, 1, 9)

export interface TestClock {
  now(): number
  sleep(ms: number): Promise<void>
  advance(ms: number): void
}

/** Time moves when a test says so; sleeping moves it too. */
export function testClock(start = START): TestClock {
  let now = start
  const advance = (ms: number): void => {
    now += ms
  }
  return { now: () => now, advance, sleep: async (ms) => advance(ms) }
}

/** A document as loosely as a test wants to look at it. */
export interface Json {
  readonly data: Resource[] & Resource
  readonly included: Resource[]
  readonly links: { readonly self?: string; readonly next?: string; readonly prev?: string }
  readonly meta: Record<string, unknown> & {
    total_count: number
    count: number
    next?: { offset: number }
    prev?: { offset: number }
  }
  readonly errors: Record<string, unknown>[]
}

export interface Resource {
  readonly type: string
  readonly id: string
  readonly attributes: Record<string, unknown>
  readonly relationships: Record<string, { data: unknown; links?: { related: string } }>
  readonly links: Record<string, string | null>
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Json
}

export interface Asking {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

export async function ask(mock: MockPco, path: string, options: Asking = {}): Promise<Reply> {
  const response = await mock.fetch(path.startsWith('http') ? path : `${ORIGIN}${path}`, {
    method: options.method ?? 'GET',
    headers: { authorization: AUTH, ...options.headers },
    ...(options.body === undefined
      ? {}
      : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
  })
  const text = await response.text()
  let body: unknown = null
  try {
    body = JSON.parse(text)
  } catch {
    body = null
  }
  return { status: response.status, headers: response.headers, text, body: body as Json }
}

/** A church of 60 with a clock that stands still, unless told otherwise. */
export const small = (options: MockOptions = {}): MockPco =>
  createMockPco({ seed: 1, people: 60, clock: testClock(), ...options })

export const payload = (type: string, attributes: object, relationships?: object): object => ({
  data: { type, attributes, ...(relationships ? { relationships } : {}) },
})
