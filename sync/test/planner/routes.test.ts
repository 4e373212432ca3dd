import type { Catalogue, StreamDeclaration } from '@pcokit/sdk/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePlan, type Plan, streamsOf } from '../../src/planner/index.ts'
import type { Nested } from '../../src/routes/index.ts'
import { declaration } from '../support/fake-source.ts'

/** A client that offers every list and every include, or all but some. */
const offering = (refused: readonly string[] = []) => ({
  refusal: () => null,
  nested: {
    refusal: (_product, path, include) =>
      refused.includes(path) || include.some((name) => refused.includes(`${path}?${name}`)) ? 'no' : null,
    gets: () => false,
    page: () => Promise.reject(new Error('a plan asks for nothing')),
    get: () => Promise.reject(new Error('a plan asks for nothing')),
  } satisfies Nested,
})

const nested = (type: string, more: Partial<StreamDeclaration>) =>
  declaration(type, { collections: [], gets: [], ...more })

function planOf(
  declared: readonly StreamDeclaration[],
  counts: { readonly [type: string]: number } = {},
  more: { refused?: readonly string[]; only?: readonly string[]; maxIncludes?: number } = {},
): Plan {
  const catalogue: Catalogue = { format: 1, product: 'p', key: 'p', streams: declared }
  const all = streamsOf([catalogue])
  const streams = more.only ? all.filter(({ name }) => more.only!.includes(name)) : all
  return makePlan({
    streams,
    all,
    source: offering(more.refused),
    checkpoints: [],
    counts: new Map(Object.entries(counts).map(([type, count]) => [`p.${type}`, count])),
    rateLimit: null,
    ...(more.maxIncludes && { maxIncludes: more.maxIncludes }),
  })
}

const ways = (plan: Plan) => Object.fromEntries(plan.streams.map(({ stream, route }) => [stream, route.path]))
const walk = (path: string, ...parents: string[]) => ({ path, parents })

const list = declaration('List')
const rule = nested('Rule', {
  references: { list: ['List'] },
  walks: [walk('/lists/*/rules', 'List')],
  rides: [{ on: 'List', include: 'rules' }],
})
const condition = nested('Condition', {
  walks: [walk('/lists/*/rules/*/conditions', 'List', 'Rule')],
  rides: [
    { on: 'Rule', include: 'conditions' },
    { on: 'List', include: 'rules.conditions' },
  ],
})

describe('the route of a stream', () => {
  const cases: [string, Plan, { readonly [stream: string]: string }][] = [
    [
      'is its own list where it has one, whatever carries it too',
      planOf([list, declaration('Rule', { rides: [{ on: 'List', include: 'rules' }] })]),
      { 'p.List': '/p/v2/lists', 'p.Rule': '/p/v2/rules' },
    ],
    [
      'is a ride where an include brings every row, one or two levels down',
      planOf([list, rule, condition]),
      {
        'p.List': '/p/v2/lists',
        'p.Rule': '/p/v2/lists?include=rules',
        'p.Condition': '/p/v2/lists?include=rules.conditions',
      },
    ],
    [
      'is a walk where the path does not offer the include, and what rides below it follows',
      planOf([list, rule, condition], {}, { refused: ['/lists?rules', '/lists?rules.conditions'] }),
      {
        'p.List': '/p/v2/lists',
        'p.Rule': '/p/v2/lists/*/rules',
        'p.Condition': '/p/v2/lists/*/rules?include=conditions',
      },
    ],
    [
      'is a walk where a listing carries as many includes as it may',
      planOf([list, rule, condition], {}, { maxIncludes: 1 }),
      {
        'p.List': '/p/v2/lists',
        'p.Rule': '/p/v2/lists?include=rules',
        'p.Condition': '/p/v2/lists/*/rules/*/conditions',
      },
    ],
    [
      'is the walk over the fewest parents',
      planOf(
        [
          declaration('Person'),
          declaration('Workflow'),
          nested('Card', {
            references: { person: ['Person'], workflow: ['Workflow'] },
            walks: [walk('/people/*/cards', 'Person'), walk('/workflows/*/cards', 'Workflow')],
          }),
        ],
        { Person: 2000, Workflow: 5, Card: 300 },
      ),
      { 'p.Person': '/p/v2/persons', 'p.Workflow': '/p/v2/workflows', 'p.Card': '/p/v2/workflows/*/cards' },
    ],
    [
      'is not a walk over rows that many things share',
      planOf(
        [
          declaration('Song'),
          declaration('TagGroup'),
          nested('Tag', {
            references: { tag_group: ['TagGroup'] },
            walks: [walk('/songs/*/tags', 'Song'), walk('/tag_groups/*/tags', 'TagGroup')],
            rides: [{ on: 'Song', include: 'tags' }],
          }),
        ],
        { Song: 1, TagGroup: 50, Tag: 80 },
      ),
      { 'p.Song': '/p/v2/songs', 'p.TagGroup': '/p/v2/taggroups', 'p.Tag': '/p/v2/tag_groups/*/tags' },
    ],
    [
      'is all the lists of a set that only together bring every row',
      planOf([
        declaration('Song'),
        declaration('Plan'),
        nested('Note', {
          walks: [walk('/plans/*/notes', 'Plan'), walk('/songs/*/notes', 'Song')],
          rides: [{ on: 'Song', include: 'notes' }],
          wholeBy: [['/plans/*/notes', '/songs/*/notes']],
        }),
      ]),
      {
        'p.Song': '/p/v2/songs',
        'p.Plan': '/p/v2/plans',
        'p.Note': '/p/v2/plans/*/notes + /p/v2/songs/*/notes',
      },
    ],
    [
      'takes every nearest carrier of a type that nothing lists',
      planOf([
        declaration('Event'),
        declaration('Group'),
        nested('Place', {
          rides: [
            { on: 'Event', include: 'place' },
            { on: 'Group', include: 'place' },
            { on: 'Event', include: 'group.place' },
          ],
        }),
      ]),
      {
        'p.Event': '/p/v2/events',
        'p.Group': '/p/v2/groups',
        'p.Place': '/p/v2/events?include=place + /p/v2/groups?include=place',
      },
    ],
  ]
  it.each(cases)('%s', (_, plan, wanted) => {
    expect(ways(plan)).toEqual(wanted)
    expect(plan.unreachable).toEqual([])
  })

  it('never leads in a circle: two types below each other are both left out, with a reason', () => {
    const plan = planOf([
      nested('A', { walks: [walk('/bs/*/as', 'B')] }),
      nested('B', { walks: [walk('/as/*/bs', 'A')] }),
    ])
    expect(plan.streams).toEqual([])
    expect(plan.unreachable.map(({ stream }) => stream)).toEqual(['p.A', 'p.B'])
    expect(plan.unreachable[0]!.reason).toMatch(/Listed only below B/)
  })

  it('brings the parents and carriers it needs, and says that it does', () => {
    const plan = planOf([list, rule, condition], {}, { only: ['p.Condition'] })
    expect(plan.streams.map(({ stream, needed }) => [stream, needed])).toEqual([
      ['p.List', true],
      ['p.Condition', false],
    ])
    expect(plan.streams[0]!.why).toMatch(/^others need it/)
  })
})

describe('a price', () => {
  it('is none for a ride, a request for each parent of a walk, a page more where a parent has many', () => {
    const declared = [
      declaration('Form'),
      nested('Submission', {
        walks: [walk('/forms/*/submissions', 'Form')],
        references: { form: ['Form'] },
      }),
      nested('Value', {
        walks: [walk('/forms/*/submissions/*/values', 'Form', 'Submission')],
        rides: [{ on: 'Submission', include: 'values' }],
      }),
    ]
    const few = planOf(declared, { Form: 4, Submission: 200, Value: 900 })
    expect(Object.fromEntries(few.streams.map(({ stream, requests }) => [stream, requests]))).toEqual({
      'p.Form': 1,
      'p.Submission': 4,
      'p.Value': 0,
    })
    expect(few).toMatchObject({ requests: 5, unpriced: 0, assumed: 5, naive: 1 + 4 + 200 })
    const many = planOf(declared, { Form: 4, Submission: 1200, Value: 900 })
    expect(many.requests).toBe(1 + 4 * 4)
  })

  it('counts only parents that may hold something, which is read before', () => {
    const plan = planOf(
      [
        declaration('Person'),
        nested('Share', {
          walks: [walk('/people/*/shares', 'Person')],
          emptyUnless: { Person: { type: 'Summary', relationship: 'person' } },
        }),
        declaration('Summary', { references: { person: ['Person'] } }),
      ],
      { Person: 2000, Summary: 3 },
    )
    const share = plan.streams.find(({ stream }) => stream === 'p.Share')!
    expect(share).toMatchObject({ requests: 3, after: ['p.Person', 'p.Summary'] })
    const namedBy = { stream: 'p.Summary', relationship: 'person' }
    expect(share.route).toMatchObject({ kind: 'walk', legs: [{ parents: ['p.Person'], namedBy }] })
  })

  it('names the attribute by which a parent tells that it holds nothing', () => {
    const told = { attribute: 'repeats', isNot: ['no'] }
    const share = nested('Share', {
      walks: [walk('/people/*/shares', 'Person')],
      emptyUnless: { Person: told },
    })
    const plan = planOf([declaration('Person'), share], { Person: 20 })
    expect(plan.streams.find(({ stream }) => stream === 'p.Share')).toMatchObject({
      route: { kind: 'walk', legs: [{ parents: ['p.Person'], toldBy: told }] },
      after: ['p.Person'],
      requests: 20,
    })
  })

  it('counts every parent where what tells of them cannot be read', () => {
    const plan = planOf(
      [
        declaration('Person'),
        nested('Share', {
          walks: [walk('/people/*/shares', 'Person')],
          emptyUnless: { Person: { type: 'Summary', relationship: 'person' } },
        }),
        nested('Summary', { unlistable: 'No list.' }),
      ],
      { Person: 20 },
    )
    expect(plan.streams.find(({ stream }) => stream === 'p.Share')).toMatchObject({ requests: 20 })
  })

  it('that nobody can know yet is assumed: a page for a list, a child for each parent', () => {
    const plan = planOf([
      declaration('Form'),
      nested('Submission', { walks: [walk('/forms/*/submissions', 'Form')] }),
    ])
    expect(plan).toMatchObject({ requests: 0, unpriced: 2, assumed: 1 + 100 })
  })
})

const anyCatalogue = fc
  .array(
    fc.record({
      listed: fc.boolean(),
      walks: fc.array(fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
      rides: fc.array(fc.record({ on: fc.nat(9), far: fc.boolean() }), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((shapes) =>
    shapes.map(({ listed, walks, rides }, index) =>
      declaration(`T${index}`, {
        collections: listed ? [`/t${index}s`] : [],
        walks: walks.map((parents) => ({
          path: `${parents.map((parent) => `/t${parent}s/*`).join('')}/t${index}s`,
          parents: parents.map((parent) => `T${parent}`),
        })),
        rides: rides.map(({ on, far }) => ({ on: `T${on}`, include: far ? `x.t${index}s` : `t${index}s` })),
      }),
    ),
  )

describe('whatever a catalogue declares', () => {
  it('each stream is planned once or named with a reason, after all it needs, and no dearer than the naive walk', () => {
    fc.assert(
      fc.property(
        anyCatalogue,
        fc.array(fc.nat(5000), { maxLength: 10 }),
        fc.integer({ min: 1, max: 4 }),
        (declared, sizes, maxIncludes) => {
          const counts = Object.fromEntries(sizes.map((size, index) => [`T${index}`, size]))
          const plan = planOf(declared, counts, { maxIncludes })
          const names = [...plan.streams, ...plan.unreachable].map(({ stream }) => stream)
          expect(names.sort()).toEqual(declared.map(({ type }) => `p.${type}`).sort())
          for (const { reason } of plan.unreachable) expect(reason).not.toBe('')
          const place = new Map(plan.streams.map(({ stream }, index) => [stream, index]))
          const includes = new Map<string, Set<string>>()
          for (const { stream, route, after } of plan.streams) {
            for (const parent of after)
              expect(rootPlace(plan, place, parent)).toBeLessThan(rootPlace(plan, place, stream))
            for (const carrier of route.kind === 'ride' ? route.carriers : []) {
              expect(plan.streams[place.get(carrier.stream)!]?.route.kind).toMatch(/collection|walk/)
              includes.set(carrier.stream, (includes.get(carrier.stream) ?? new Set()).add(carrier.include))
            }
          }
          for (const asked of includes.values()) expect(asked.size).toBeLessThanOrEqual(maxIncludes)
          expect(plan.assumed).toBeLessThanOrEqual(plan.naive)
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** Where the reading of a stream begins: a ride begins with the first of its carriers. */
function rootPlace(plan: Plan, place: ReadonlyMap<string, number>, name: string): number {
  return plan.streams[place.get(name)!] ? place.get(name)! : -1
}
