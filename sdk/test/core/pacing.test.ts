import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Auth } from '../../src/core/auth.ts'
import { createTransport } from '../../src/core/transport.ts'
import { Judge } from '../support/judge.ts'
import { VirtualClock } from '../support/virtual-clock.ts'

/** How the server and the network treat one request, by its turn. */
interface Fate {
  readonly latency: number
  readonly kind: 'fine' | 'error' | 'cut' | 'torn' | 'silent'
}

const fate: fc.Arbitrary<Fate> = fc.record({
  latency: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 2_900 })),
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant('fine' as const) },
    { weight: 1, arbitrary: fc.constantFrom('error', 'cut', 'torn', 'silent') },
  ),
})

/** Without WebCrypto, which works in real time. */
const auth: Auth = { authorization: async () => 'Bearer token', credential: async () => 'me' }

/** A network in virtual time: half of the latency to the judge, half of it back. */
const network = (clock: VirtualClock, judge: Judge, fates: readonly Fate[]): typeof fetch => {
  let turn = 0
  return (async () => {
    const { latency, kind } = fates[turn++ % fates.length]!
    await clock.sleep(latency / 2)
    const refused = judge.refused
    const headers = judge.arrive(clock.now())
    await clock.sleep(latency / 2)
    if (judge.refused > refused)
      return new Response('{}', { status: 429, headers: { ...headers, 'Retry-After': '1' } })
    if (kind === 'cut') throw new TypeError('fetch failed')
    if (kind === 'silent') return new Promise(() => {})
    if (kind === 'error') return new Response('', { status: 503, headers })
    return new Response(kind === 'torn' ? '{"data":[' : '{"data":[]}', { headers })
  }) as unknown as typeof fetch
}

describe('a client', () => {
  it('is never refused, however the network behaves, and gets every answer there is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { minLength: 5, maxLength: 40 }),
        fc.array(fc.option(fc.nat(3_000), { freq: 6 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 3, max: 12 }),
        async (fates, aborts, limit) => {
          const clock = new VirtualClock()
          const judge = new Judge(limit, 2_000)
          // The first answer teaches the limit.
          const first: Fate = { latency: 20, kind: 'fine' }
          const transport = createTransport({
            auth,
            fetch: network(clock, judge, [first, ...fates]),
            clock,
            timeout: 3_000,
            retry: { attempts: 50 },
          })
          const send = async (abortAfter: number | null) => {
            const abort = new AbortController()
            if (abortAfter !== null) void clock.sleep(abortAfter).then(() => abort.abort('enough'))
            const options = { signal: abort.signal }
            return transport.send({ method: 'GET', path: '/people/v2/me', query: '', version: null, options })
          }
          const work = Promise.allSettled([send(null), ...aborts.map(send)])
          const ends = await clock.run(work)
          for (const [i, end] of ends.entries()) {
            if (end.status === 'fulfilled') expect(end.value.body).toEqual({ data: [] })
            else {
              expect(end.reason).toBe('enough')
              expect(aborts[i - 1]).not.toBeNull()
            }
          }
          expect(judge.worst).toBeLessThanOrEqual(limit)
          expect(judge.refused).toBe(0)
        },
      ),
      { numRuns: 100, seed: 11 },
    )
  })
})
