import { describe, expect, it } from 'vitest'
import { streamAll } from '../../src/core/streams.ts'
import { QueryError } from '../../src/errors/query.ts'
import { fakeClient } from '../support/fake-client.ts'
import { collect, idsOf, listOf, range } from '../support/people-pages.ts'

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('a list', () => {
  it('sends nothing until it is awaited, and then once', async () => {
    const { people, sent } = fakeClient(listOf(range(3)))
    const list = people.people.list()
    await settle()
    expect(sent).toHaveLength(0)
    expect(await list).toBe(await list)
    expect(sent).toHaveLength(1)
  })

  it('is an iterable over all rows and over pages', async () => {
    const { people } = fakeClient(listOf(range(25)))
    const list = people.people.list({ perPage: 10 })
    expect(await idsOf(list)).toEqual(range(25))
    expect((await collect(list.pages())).map((page) => page.data.length)).toEqual([10, 10, 5])
    expect((await list).data).toHaveLength(10)
  })

  it('catches and cleans up like a promise', async () => {
    const broken = new Error('no')
    const { people } = fakeClient(() => Promise.reject(broken))
    expect(await people.people.list().catch((error: unknown) => error)).toBe(broken)
    let done = 0
    await expect(people.people.list().finally(() => done++)).rejects.toBe(broken)
    expect(done).toBe(1)
  })

  it('cannot be made of a handle that does not list', () => {
    const { people } = fakeClient()
    expect(() => streamAll(people.me as never)).toThrow(/\/people\/v2\/me .* has no list to stream/)
    expect(() => streamAll(undefined as never)).toThrow(QueryError)
  })
})
