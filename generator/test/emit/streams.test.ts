import { describe, expect, test } from 'vitest'
import { type Stream, streamsOf } from '../../src/emit/streams.ts'
import type { QueryModel, ResourceModel } from '../../src/model/types.ts'
import { attribute, noQuery, path, product, resource } from './model-of.ts'

const stamped = (query: Partial<QueryModel>): Partial<ResourceModel> => ({
  attributes: [attribute('updated_at', 'date-time')],
  query: { ...noQuery, ...query },
})
const range = { name: 'updated_at', type: 'date-time', operators: ['eq', 'gte'] } as const
const exact = { name: 'updated_at', type: 'date-time', operators: ['eq'] } as const

const zoo = product(
  [
    resource('Animal', {
      relationships: [
        { name: 'house', to: ['House'], many: false, wire: 'House', onlyWithInclude: false },
        { name: 'friend', to: ['Animal', 'Keeper'], many: false, wire: 'Animal', onlyWithInclude: false },
      ],
      query: {
        ...noQuery,
        include: [
          { name: 'friend', to: ['Animal', 'Keeper'], many: false },
          { name: 'house', to: ['House'], many: false },
          { name: 'house.roof', to: ['Roof'], many: false },
        ],
      },
      webhooks: [{ name: 'zoo.v2.events.animal.created', type: 'Animal', verb: 'created' }],
    }),
    resource('House', { query: { ...noQuery, include: [{ name: 'roof', to: ['Roof'], many: false }] } }),
    resource('Keeper', {}),
    resource('Leaflet', {}),
    resource('Roof', {}),
    resource('Ticket', {
      wholeBy: [['/animals/{animal_id}/tickets']],
      emptyUnless: { Animal: { type: 'Roof', relationship: 'animal' } },
    }),
  ],
  [
    path('/animals', {
      type: 'Animal',
      methods: ['list'],
      children: [
        path('/animals/{animal_id}', {
          type: 'Animal',
          methods: ['get'],
          children: [
            path('/animals/{animal_id}/tickets', {
              type: 'Ticket',
              methods: ['list'],
              children: [
                path('/animals/{animal_id}/tickets/{ticket_id}', {
                  type: 'Ticket',
                  methods: ['get'],
                  children: [
                    path('/animals/{animal_id}/tickets/{ticket_id}/animals', {
                      type: 'Animal',
                      methods: ['list'],
                    }),
                    path('/animals/{animal_id}/tickets/{ticket_id}/leaflet', {
                      type: 'Leaflet',
                      methods: ['toOne'],
                    }),
                  ],
                }),
              ],
            }),
          ],
        }),
      ],
    }),
    path('/all/animals', { type: 'Animal', methods: ['list'] }),
  ],
)

const stream = (type: string): Stream => {
  const found = streamsOf(zoo).find((each) => each.type === type)
  if (found === undefined) throw new Error(`no ${type}`)
  return found
}

describe('the stream of a type', () => {
  test('has its top-level collections, the shallowest first', () => {
    expect(stream('Animal').collections).toEqual(['/animals', '/all/animals'])
  })

  test('is walked over parents, outermost first', () => {
    expect(stream('Animal').walks).toEqual([
      { path: '/animals/*/tickets/*/animals', parents: ['Animal', 'Ticket'] },
    ])
    expect(stream('Ticket').walks).toEqual([{ path: '/animals/*/tickets', parents: ['Animal'] }])
  })

  test('is read by id where rows have a path, the shortest first', () => {
    expect(stream('Animal').gets).toEqual(['/animals/*'])
    expect(stream('Leaflet').gets).toEqual([])
  })

  test('rides on lists of other types, dotted includes last', () => {
    expect(stream('Keeper').rides).toEqual([{ on: 'Animal', include: 'friend' }])
    expect(stream('Roof').rides).toEqual([{ on: 'Animal', include: 'house.roof' }])
  })

  test('does not ride on itself, nor on a type that has no list', () => {
    expect(stream('Animal').rides).toEqual([])
    expect(stream('Roof').rides.map(({ on }) => on)).not.toContain('House')
  })

  test('names what its rows refer to, and its events', () => {
    expect(stream('Animal').references).toEqual({ house: ['House'], friend: ['Animal', 'Keeper'] })
    expect(stream('Animal').webhooks).toEqual(['zoo.v2.events.animal.created'])
  })

  test('says which parents have no list of it worth asking for, where that is declared', () => {
    expect(stream('Ticket').emptyUnless).toEqual({ Animal: { type: 'Roof', relationship: 'animal' } })
    expect(stream('Animal')).not.toHaveProperty('emptyUnless')
  })

  test('says which lists bring all of it, where that is declared', () => {
    expect(stream('Ticket').wholeBy).toEqual([['/animals/*/tickets']])
    expect(stream('Animal')).not.toHaveProperty('wholeBy')
  })

  test('says why it cannot be listed', () => {
    expect(stream('Animal').unlistable).toBeNull()
    expect(stream('Keeper').unlistable).toBeNull()
    expect(stream('Leaflet').unlistable).toBe(
      'PCO has no list of Leaflet: read one at a time at /animals/*/tickets/*/leaflet',
    )
  })
})

test('a variable above which nothing can be read is of the type that it is named after', () => {
  const gnus = path('/herds/{big_gnu_id}/gnus', { type: 'Gnu', methods: ['list'] })
  const herds = path('/herds', { children: [path('/herds/{big_gnu_id}', { children: [gnus] })] })
  const streams = streamsOf(product([resource('BigGnu', { file: 'big-gnu' }), resource('Gnu')], [herds]))
  expect(streams[1]?.walks).toEqual([{ path: '/herds/*/gnus', parents: ['BigGnu'] }])
})

describe('how far a stamp can be used', () => {
  test.each<[string, Partial<ResourceModel>, boolean, Stream['updatedAt']]>([
    ['where range and order', stamped({ where: [range], order: ['updated_at'] }), true, 'filter+order'],
    ['where range', stamped({ where: [range] }), true, 'filter'],
    ['order, and where without a range', stamped({ where: [exact], order: ['updated_at'] }), true, 'order'],
    ['neither', stamped({}), true, 'attribute'],
    ['no top-level collection', stamped({ where: [range], order: ['updated_at'] }), false, 'attribute'],
    ['no attribute', {}, true, 'none'],
  ])('%s: %s', (_, more, top, want) => {
    const lists = path(top ? '/gnus' : '/herds/{id}/gnus', { type: 'Gnu', methods: ['list'] })
    const herd = path('/herds', { children: [path('/herds/{id}', { children: [lists] })] })
    const [gnus] = streamsOf(product([resource('Gnu', more)], [top ? lists : herd]))
    expect(gnus?.updatedAt).toBe(want)
    expect(gnus?.createdAt).toBe('none')
  })
})
