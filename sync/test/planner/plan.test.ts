import { describe, expect, it } from 'vitest'
import { makePlan, select, streamsOf } from '../../src/planner/index.ts'
import { FakeClock, FakeSource, people } from '../support/fake-source.ts'

const streams = streamsOf([people])
const source = new FakeSource(new FakeClock())
const names = (patterns: string[]) =>
  select(streams, patterns).map(({ name }) => name.slice('people.'.length))

describe('streams are picked', () => {
  const cases: [string, string[], string[]][] = [
    ['all of them by default', [], ['Person', 'Email', 'Tab', 'FieldOption', 'PersonApp', 'Grade']],
    ['by name', ['people.Tab', 'people.Person'], ['Person', 'Tab']],
    ['by pattern', ['people.P*'], ['Person', 'PersonApp']],
    ['without some', ['people.*', '!people.P*', '!people.Grade'], ['Email', 'Tab', 'FieldOption']],
    ['all but one', ['!people.Person'], ['Email', 'Tab', 'FieldOption', 'PersonApp', 'Grade']],
  ]
  it.each(cases)('%s', (_, patterns, wanted) => expect(names(patterns)).toEqual(wanted))

  it('and a name close to others is told which', () => {
    expect(() => names(['people.person'])).toThrow(/people\.Person, people\.PersonApp/)
  })
})

describe('a plan', () => {
  const nothing = { streams, source, checkpoints: [], rateLimit: null }

  it('names how each stream is read, and why each other one is not', () => {
    const plan = makePlan(nothing)
    expect(plan.streams.map(({ stream, route }) => [stream, route.path, route.order])).toEqual([
      ['people.Person', '/people/v2/persons', 'created_at'],
      ['people.Email', '/people/v2/emails', null],
      ['people.Tab', '/people/v2/tabs', null],
    ])
    expect(plan.unreachable.map(({ stream }) => stream)).toEqual([
      'people.FieldOption',
      'people.PersonApp',
      'people.Grade',
    ])
    expect(plan.unreachable[0]?.reason).toContain('/tabs/*/field_options')
    expect(plan.unreachable[1]?.reason).toContain('include=person_apps')
    expect(plan.unreachable[2]?.reason).toBe('Only single grades can be read.')
    expect(plan).toMatchObject({ requests: 0, unpriced: 3, seconds: null })
  })

  it('is priced from counts, the most expensive first, and timed by the limit announced', () => {
    const counts = new Map([
      ['people.Person', 101],
      ['people.Email', 1950],
      ['people.Tab', 0],
    ])
    const plan = makePlan({ ...nothing, counts, rateLimit: { limit: 10, period: 20, count: 0 } })
    expect(plan.streams.map(({ stream, requests }) => [stream, requests])).toEqual([
      ['people.Email', 20],
      ['people.Person', 2],
      ['people.Tab', 1],
    ])
    expect(plan).toMatchObject({ requests: 23, unpriced: 0, seconds: 46 })
  })

  it('counts only the rest of a stream that was cut off', () => {
    const generation = {
      id: 'g',
      startedAt: 1,
      offset: 300,
      tail: [],
      total: 950,
      seen: null,
      pass: 1,
      backs: 0,
      pages: 3,
    }
    const checkpoint = {
      stream: 'people.Person',
      reading: { ...generation, finishedAt: null },
      complete: null,
      requests: 3,
      trouble: null,
      missing: 0,
      updatedAt: 1,
    }
    const plan = makePlan({ ...nothing, checkpoints: [checkpoint] })
    expect(plan.streams[0]).toMatchObject({
      stream: 'people.Person',
      resumes: true,
      records: 950,
      requests: 7,
    })
  })

  it('takes the last complete copy as the price of the next', () => {
    const complete = {
      id: 'g',
      startedAt: 1,
      finishedAt: 2,
      offset: 950,
      tail: [],
      total: 950,
      seen: 950,
      pass: 1,
      backs: 0,
      pages: 10,
    }
    const checkpoint = {
      stream: 'people.Tab',
      reading: null,
      complete,
      requests: 10,
      trouble: null,
      missing: 0,
      updatedAt: 2,
    }
    const plan = makePlan({ ...nothing, checkpoints: [checkpoint] })
    const tab = plan.streams.find(({ stream }) => stream === 'people.Tab')
    expect(tab).toMatchObject({ resumes: false, requests: 10 })
  })
})
