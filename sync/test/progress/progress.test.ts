import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { SyncEvent } from '../../src/engine/events.ts'
import { noCounts, type StreamReport } from '../../src/engine/report.ts'
import { showProgress, streamLine } from '../../src/progress/index.ts'

const report: StreamReport = {
  ...noCounts(),
  stream: 'people.Email',
  outcome: 'complete',
  resumed: false,
  missing: 0,
  trouble: null,
  requests: 23,
}
const page = { type: 'page', stream: 'people.Email', rows: 100, total: 12_345, rateLimit: null } as const
const none = { requests: 0, unpriced: 0, assumed: 0, naive: 0, seconds: null }
const plan = { streams: [], unreachable: [], ...none }

function output(tty: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY: tty, columns: 100, rows: 30 })
  let text = ''
  stream.on('data', (chunk) => {
    text += chunk
  })
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text }
}

describe('a stream that ended, in a line', () => {
  const trouble = {
    code: 'permission',
    cause: '403 Forbidden',
    remedy: 'Ask for access.',
    retry: false,
    at: 0,
  }
  const cases: [string, Partial<StreamReport>, string][] = [
    ['new', { created: 2300 }, '✓ people.Email                     2,300 new (23 requests)'],
    ['nothing', { requests: 1 }, '✓ people.Email                     empty (1 request)'],
    [
      'several things',
      { updated: 1, unchanged: 9, deleted: 2, missing: 3, resumed: true },
      '✓ people.Email                     1 updated, 2 deleted, 9 unchanged, 3 missing (23 requests, resumed)',
    ],
    [
      'trouble',
      { outcome: 'failed', trouble },
      '✗ people.Email                     empty (23 requests)\n    failed: 403 Forbidden\n    Ask for access.',
    ],
  ]
  it.each(cases)('%s', (_, more, line) => expect(streamLine({ ...report, ...more })).toBe(line))
})

describe('progress', () => {
  const events: SyncEvent[] = [
    { type: 'run-started', run: 'r', plan },
    { type: 'stream-started', stream: 'people.Email', resumed: false, offset: 0, total: null },
    { ...page, offset: 0, done: 100 },
    { ...page, offset: 2500, done: 2600 },
    { type: 're-read', stream: 'people.Email', from: 2450, reason: 'rows were removed while reading' },
    { type: 'stream-finished', report },
    {
      type: 'run-finished',
      report: {
        run: 'r',
        startedAt: 0,
        finishedAt: 1,
        outcome: 'complete',
        requests: 23,
        streams: [],
        unreachable: [],
      },
    },
  ]

  it('is plain lines where there is no terminal: some pages, what is odd, and each end', () => {
    const { stream, text } = output(false)
    const listener = showProgress(stream)
    for (const event of events) listener(event)
    expect(text().split('\n')).toEqual([
      '  people.Email                     2,600 of 12,345',
      '  people.Email                     reads again from 2450: rows were removed while reading',
      '✓ people.Email                     empty (23 requests)',
      '',
    ])
  })

  it('is a bar a stream on a terminal, and its line stays when it ended', () => {
    const { stream, text } = output(true)
    const listener = showProgress(stream)
    for (const event of events) listener(event)
    expect(text()).toMatch(/all +\S+ 23\/23 requests, 0 s left/)
    expect(text()).toContain('✓ people.Email')
    expect(text()).toContain('\u001b[')
  })
})
