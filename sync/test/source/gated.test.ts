import { expect, it } from 'vitest'
import { Gate } from '../../src/source/gate.ts'
import { gated } from '../../src/source/gated.ts'
import type { Source, Stream } from '../../src/source/index.ts'
import { declaration } from '../support/fake-source.ts'

const stream: Stream = {
  name: 'people.Person',
  product: 'people',
  key: 'people',
  declaration: declaration('Person'),
}
const { signal } = new AbortController()
const request = { offset: 0, perPage: 10, overlap: 1, order: null, readAhead: 1, signal }
const below = { offset: 0, perPage: 10, include: [], signal }

function recorded() {
  const asked: string[] = []
  const note =
    <T>(name: string, answer: T) =>
    async (): Promise<T> => {
      asked.push(name)
      return answer
    }
  const row = { row: null, observed: 0 }
  const source: Source = {
    refusal: () => 'no list',
    gets: () => true,
    async *pages() {
      for (const name of ['first page', 'second page']) {
        asked.push(name)
        yield { rows: [], offset: 0, nextOffset: null, total: 0, observed: 0, rateLimit: null }
      }
    },
    count: note('count', { total: 0, rateLimit: null }),
    get: note('row', row),
    nested: {
      refusal: () => 'no such include',
      gets: () => false,
      page: note('page below', {} as never),
      get: note('row below', row),
    },
  }
  return { asked, source }
}

const requests: readonly (readonly [string, (source: Source) => Promise<unknown>])[] = [
  ['first page', (source) => source.pages(stream, request)[Symbol.asyncIterator]().next()],
  ['count', (source) => source.count(stream, signal)],
  ['row', (source) => source.get(stream, '1', signal)],
  ['page below', (source) => source.nested!.page('people', '/lists/*/rules', ['1'], below)],
  ['row below', (source) => source.nested!.get('people', '/lists/*', ['1'], signal)],
]

it.each(requests)('%s: waits while the gate is closed', async (name, ask) => {
  const { asked, source } = recorded()
  const gate = new Gate()
  gate.close()
  const asking = ask(gated(source, gate))
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  expect(asked).toEqual([])
  gate.open()
  await asking
  expect(asked).toEqual([name])
})

it('a page is not asked for while the gate is closed behind the one before', async () => {
  const { asked, source } = recorded()
  const gate = new Gate()
  const pages = gated(source, gate).pages(stream, request)[Symbol.asyncIterator]()
  await pages.next()
  gate.close()
  const next = pages.next()
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  expect(asked).toEqual(['first page'])
  gate.open()
  await next
  expect(asked).toEqual(['first page', 'second page'])
})

it('what costs no request is answered at once', () => {
  const gate = new Gate()
  gate.close()
  const source = gated(recorded().source, gate)
  expect(source.refusal(stream)).toBe('no list')
  expect(source.gets(stream)).toBe(true)
  expect(source.nested!.refusal('people', '/lists', [])).toBe('no such include')
  expect(source.nested!.gets('people', '/lists')).toBe(false)
})
