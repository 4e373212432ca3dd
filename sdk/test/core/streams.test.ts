import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streamAll, streamPages } from '../../src/core/streams.ts'
import { QueryError } from '../../src/errors/query.ts'
import type { PcoRequest } from '../../src/types/transport.ts'
import { fakeClient, type Respond } from '../support/fake-client.ts'
import { collect, idsOf, listOf, offsets, pageOf, paging, person, range } from '../support/people-pages.ts'

/** Requests answered by hand, so that a test decides who comes back when. */
function byHand(rows: readonly number[]) {
  const open: { request: PcoRequest; answer: () => void; fail: (error: unknown) => void }[] = []
  const respond: Respond = (request) =>
    new Promise((resolve, reject) => {
      request.options?.signal?.addEventListener('abort', () => reject(request.options?.signal?.reason))
      open.push({ request, answer: () => resolve(pageOf(rows, paging(request))), fail: reject })
    })
  return { open, ...fakeClient(respond) }
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('reading all rows', () => {
  it('gives each row once, in order, whatever the size and the read-ahead', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(60),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(20),
        async (count, perPage, readAhead, offset) => {
          const rows = range(count)
          const { people, sent } = fakeClient(listOf(rows))
          expect(await idsOf(streamAll(people.people, { perPage, offset }, { readAhead }))).toEqual(
            rows.slice(offset),
          )
          expect(sent).toHaveLength(Math.max(1, Math.ceil((count - offset) / perPage)))
          expect(offsets(sent).every((at) => at === offset || at < count)).toBe(true)
        },
      ),
    )
  })

  it('keeps the order and the bound whoever comes back first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.nat(40),
        fc.integer({ min: 1, max: 8 }),
        async (scheduler, count, readAhead) => {
          const rows = range(count)
          let flying = 0
          let most = 0
          const { people } = fakeClient(async (request) => {
            most = Math.max(most, ++flying)
            await scheduler.schedule(Promise.resolve())
            flying--
            return pageOf(rows, paging(request))
          })
          expect(
            await scheduler.waitFor(idsOf(streamAll(people.people, { perPage: 3 }, { readAhead }))),
          ).toEqual(rows)
          expect(most).toBeLessThanOrEqual(readAhead)
        },
      ),
    )
  })

  it('loses no row and gives none twice while rows are deleted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.record({ before: fc.nat(30), at: fc.nat(60), many: fc.integer({ min: 1, max: 15 }) }), {
          maxLength: 6,
        }),
        async (count, perPage, readAhead, deletions) => {
          const rows = range(count)
          const gone = new Set<number>()
          let requests = 0
          const { people } = fakeClient((request) => {
            for (const { before, at, many } of deletions)
              if (before === requests) for (const row of rows.splice(at, many)) gone.add(row)
            requests++
            return pageOf(rows, paging(request))
          })
          const got = await idsOf(streamAll(people.people, { perPage }, { readAhead }))
          expect(new Set(got).size).toBe(got.length)
          expect(range(count).filter((row) => !gone.has(row) && !got.includes(row))).toEqual([])
          expect(requests).toBeLessThan(10 * (count + 10))
        },
      ),
    )
  })

  it('ends, and gives none twice, while rows are added in front', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(50),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.nat(20), { maxLength: 20 }),
        async (count, perPage, readAhead, additions) => {
          const rows = range(count)
          let requests = 0
          let id = 1000
          const { people } = fakeClient((request) => {
            for (const at of additions) if (at === requests) rows.unshift(id++)
            requests++
            return pageOf(rows, paging(request))
          })
          const got = await idsOf(streamAll(people.people, { perPage }, { readAhead }))
          expect(new Set(got).size).toBe(got.length)
          expect(range(count).filter((row) => !got.includes(row))).toEqual([])
        },
      ),
    )
  })

  it.each([1, 2, 6])(
    'goes on right behind a page that came back short, %i pages ahead',
    async (readAhead) => {
      const rows = range(50)
      const { people } = fakeClient((request) => {
        const { offset, perPage } = paging(request)
        const page = pageOf(rows, { offset, perPage })
        return offset === 20 ? { ...page, data: page.data.slice(0, 7) } : page
      })
      expect(await idsOf(streamAll(people.people, { perPage: 10 }, { readAhead }))).toEqual(rows)
    },
  )

  it.each([1, 4])(
    'follows a server that gives fewer a page than asked for, %i pages ahead',
    async (readAhead) => {
      const rows = range(230)
      const { people } = fakeClient((request) =>
        pageOf(rows, { offset: paging(request).offset, perPage: 25 }),
      )
      expect(await idsOf(streamAll(people.people, {}, { readAhead }))).toEqual(rows)
    },
  )

  it.each<[string, Respond, number[]]>([
    [
      'an empty page that names a next',
      () => ({ data: [], included: [], meta: { total_count: 9, next: { offset: 0 } }, links: { next: 'x' } }),
      [],
    ],
    [
      'a next that stands still',
      () => ({
        data: [person(1)],
        included: [],
        meta: { total_count: 1, next: { offset: 0 } },
        links: { next: 'x' },
      }),
      [1],
    ],
    ['a document without meta', () => ({ data: [person(1)], links: {} }), [1]],
  ])('ends at %s', async (_, respond, want) => {
    const { people, sent } = fakeClient(respond)
    expect(await idsOf(streamAll(people.people))).toEqual(want)
    expect(sent.length).toBeLessThan(3)
  })

  it('pages by the link where meta has no next, and without a total one page after another', async () => {
    const rows = range(25)
    const { people, sent } = fakeClient((request) => {
      const { data, meta } = pageOf(rows, paging(request))
      return { data, meta: {}, links: meta.next ? { next: 'https://x/?offset=1' } : {} }
    })
    expect(await idsOf(streamAll(people.people, { perPage: 10 }, { readAhead: 4 }))).toEqual(rows)
    expect(offsets(sent)).toEqual([0, 10, 20])
  })

  it('asks nothing twice when the total falls to nothing', async () => {
    let rows = range(30)
    const { people, sent } = fakeClient((request) => {
      const page = pageOf(rows, paging(request))
      rows = []
      return page
    })
    expect(await idsOf(streamAll(people.people, { perPage: 10 }))).toEqual(range(10))
    expect(offsets(sent)).toEqual([0, 10, 0])
  })
})

describe('calls of next that overlap', () => {
  it('get the rows in order, and the end', async () => {
    const { people, sent } = fakeClient(listOf(range(7)))
    const rows = streamAll(people.people, { perPage: 3 })
    const all = await Promise.all(range(10).map(() => rows.next()))
    expect(all.map(({ value }) => value && Number(value.id))).toEqual([
      ...range(7),
      undefined,
      undefined,
      undefined,
    ])
    expect(all.map(({ done }) => done)).toEqual(range(10).map((i) => i > 6))
    expect(sent).toHaveLength(3)
  })

  it('get an error once', async () => {
    const broken = new Error('no')
    const { people } = fakeClient(() => Promise.reject(broken))
    const rows = streamAll(people.people)
    const [first, second] = await Promise.allSettled([rows.next(), rows.next()])
    expect(first).toEqual({ status: 'rejected', reason: broken })
    expect(second).toEqual({ status: 'fulfilled', value: { done: true, value: undefined } })
  })

  it('give nothing after the loop was left, also of a page half read', async () => {
    const { people } = fakeClient(listOf(range(7)))
    const rows = streamAll(people.people, { perPage: 3 })
    await rows.next()
    expect(await rows.return?.()).toEqual({ done: true, value: undefined })
    expect(await rows.next()).toEqual({ done: true, value: undefined })
  })
})

describe('reading ahead', () => {
  it('sends the first page alone, then as many as it may hold', async () => {
    const { people, open } = byHand(range(1000))
    const pages = streamPages(people.people, { perPage: 10 }, { readAhead: 4 })
    const first = pages.next()
    await settle()
    expect(open).toHaveLength(1)
    open[0]?.answer()
    expect((await first).value?.offset).toBe(0)
    expect(open).toHaveLength(4)
    const second = pages.next()
    await settle()
    expect(offsets(open.map(({ request }) => request))).toEqual([0, 10, 20, 30, 40])
    open[1]?.answer()
    expect((await second).value?.offset).toBe(10)
    await pages.return?.()
  })

  it('sends one page after another when not told otherwise', async () => {
    const { people, sent } = fakeClient(listOf(range(300)))
    for await (const page of streamPages(people.people)) expect(sent).toHaveLength(page.offset / 100 + 1)
    expect(sent).toHaveLength(3)
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses %s pages', (readAhead) => {
    const { people, sent } = fakeClient()
    expect(() => streamAll(people.people, {}, { readAhead })).toThrow(QueryError)
    expect(sent).toEqual([])
  })

  it('cancels what is in flight when the loop is left', async () => {
    const { people, open } = byHand(range(1000))
    const rows = streamAll(people.people, { perPage: 10 }, { readAhead: 4 })
    const first = rows.next()
    await settle()
    open[0]?.answer()
    await first
    await rows.return?.()
    expect(open.slice(1).map(({ request }) => request.options?.signal?.aborted)).toEqual([true, true, true])
    expect(await rows.next()).toEqual({ done: true, value: undefined })
  })

  it('cancels what is in flight when aborted, with the reason', async () => {
    const { people, open } = byHand(range(1000))
    const control = new AbortController()
    const rows = streamAll(people.people, { perPage: 10 }, { readAhead: 4, signal: control.signal })
    const first = rows.next()
    await settle()
    open[0]?.answer()
    await first
    const reason = new Error('enough')
    control.abort(reason)
    const rest = collect(rows)
    await expect(rest).rejects.toBe(reason)
    expect(open.slice(1).map(({ request }) => request.options?.signal?.aborted)).toEqual([true, true, true])
  })

  it('sends nothing when aborted before', async () => {
    const { people, sent } = fakeClient()
    const reason = new Error('never')
    await expect(collect(streamAll(people.people, {}, { signal: AbortSignal.abort(reason) }))).rejects.toBe(
      reason,
    )
    expect(sent).toEqual([])
  })

  it('lets go of the signal at the end', async () => {
    const { people } = fakeClient(listOf(range(30)))
    const { signal } = new AbortController()
    const calls: string[] = []
    signal.addEventListener = () => void calls.push('on')
    signal.removeEventListener = () => void calls.push('off')
    await collect(streamAll(people.people, { perPage: 10 }, { signal }))
    expect(calls).toEqual(['on', 'off'])
  })

  it.each([1, 4])('throws an error once, after the rows before it, %i pages ahead', async (readAhead) => {
    const broken = new Error('no')
    const { people } = fakeClient((request) => {
      if (paging(request).offset === 20) throw broken
      return pageOf(range(100), paging(request))
    })
    const rows = streamAll(people.people, { perPage: 10 }, { readAhead })
    const got: string[] = []
    await expect(
      (async () => {
        for await (const row of rows) got.push(row.id)
      })(),
    ).rejects.toBe(broken)
    expect(got.map(Number)).toEqual(range(20))
    expect(await rows.next()).toEqual({ done: true, value: undefined })
  })
})

describe('a page', () => {
  it('carries offset, next offset, total and rate limit', async () => {
    const { people } = fakeClient(listOf(range(25)))
    const pages = await collect(streamPages(people.people, { perPage: 10 }))
    expect(
      pages.map(({ offset, nextOffset, total, rateLimit }) => [offset, nextOffset, total, rateLimit?.limit]),
    ).toEqual([
      [0, 10, 25, 100],
      [10, 20, 25, 100],
      [20, null, 25, 100],
    ])
  })

  it('passes options on to the transport', async () => {
    const { people, sent } = fakeClient()
    await collect(streamPages(people.people, {}, { priority: 'backfill', timeout: 5, fresh: true }))
    expect(sent[0]?.options).toMatchObject({ priority: 'backfill', timeout: 5, fresh: true })
  })
})
