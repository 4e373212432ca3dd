import { describe, expect, it } from 'vitest'
import type { SyncEvent } from '../../src/engine/events.ts'
import { noCounts } from '../../src/engine/report.ts'
import type { PlannedStream } from '../../src/planner/index.ts'
import { Estimate, inWords, type Pace, secondsLeft } from '../../src/progress/estimate.ts'

const limit = { limit: 100, period: 20 }

describe('seconds until the end', () => {
  const cases: [string, Pace, number | null][] = [
    ['nobody knows before the first answer', { done: 0, left: 500, elapsed: 0, rateLimit: null }, null],
    ['none when nothing is left', { done: 9, left: 0, elapsed: 9000, rateLimit: null }, 0],
    [
      'by the limit at first, however fast it starts',
      { done: 50, left: 500, elapsed: 1000, rateLimit: limit },
      100,
    ],
    [
      'by the pace where answers are slower than the limit',
      { done: 50, left: 500, elapsed: 20_000, rateLimit: limit },
      200,
    ],
    ['by the pace where no limit is announced', { done: 20, left: 10, elapsed: 10_000, rateLimit: null }, 5],
    ['not by the pace of a few', { done: 2, left: 500, elapsed: 60_000, rateLimit: limit }, 100],
  ]
  it.each(cases)('%s', (_, pace, seconds) => expect(secondsLeft(pace)).toBe(seconds))

  it.each([
    [0, '0 s'],
    [59, '59 s'],
    [61, '1 min'],
    [3725, '1 h 2 min'],
  ])('%i are said as %s', (seconds, words) => expect(inWords(seconds)).toBe(words))
})

describe('where a run stands', () => {
  const planned = (stream: string, kind: string, assumed: number) =>
    ({ stream, route: { kind }, assumed }) as unknown as PlannedStream
  const streams = [
    planned('people.Person', 'collection', 10),
    planned('people.Email', 'ride', 0),
    planned('people.Note', 'walk', 4),
  ]
  const started = { type: 'run-started', run: 'r', plan: { streams } } as unknown as SyncEvent
  const page = (stream: string): SyncEvent => ({
    ...{ type: 'page', stream, offset: 0, rows: 100, done: 100, total: 1000 },
    rateLimit: { ...limit, count: 1 },
  })
  const ended = (stream: string, requests: number): SyncEvent => ({
    type: 'stream-finished',
    report: {
      ...noCounts(),
      stream,
      requests,
      outcome: 'complete',
      resumed: false,
      missing: 0,
      trouble: null,
    },
  })
  const after = (...events: SyncEvent[]) => {
    const estimate = new Estimate()
    for (const event of [started, ...events]) estimate.take(event, 5000)
    return estimate.at(5000)
  }

  const cases: [string, SyncEvent[], { done: number; total: number }][] = [
    ['expects what was planned', [], { done: 0, total: 14 }],
    ['counts pages', [page('people.Person'), page('people.Note')], { done: 2, total: 14 }],
    ['counts no pages of what rides', [page('people.Person'), page('people.Email')], { done: 1, total: 14 }],
    [
      'takes an end at its word, dearer',
      [page('people.Person'), ended('people.Person', 13)],
      { done: 13, total: 17 },
    ],
    ['takes an end at its word, cheaper', [ended('people.Note', 1)], { done: 1, total: 11 }],
    [
      'grows where a stream takes more than planned',
      Array.from({ length: 6 }, () => page('people.Note')),
      { done: 6, total: 16 },
    ],
  ]
  it.each(cases)('%s', (_, events, standing) => expect(after(...events)).toMatchObject(standing))

  it('starts over with the next run', () => {
    const none = after(ended('people.Person', 13), ended('people.Note', 4), started)
    expect(none).toEqual({ done: 0, total: 14, seconds: null })
    const left = after(page('people.Person'))
    expect(left.seconds).toBe(3) // 13 requests of 5 a second
  })
})
