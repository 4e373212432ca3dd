import { describe, expect, test } from 'vitest'
import { isArrayOf, isLinks, isMeta, isObject, isToMany, isToOne } from '../../src/validators/parts.ts'

const id = { type: 'Campus', id: '1' }

describe.each<[string, (value: unknown) => boolean, unknown[], unknown[]]>([
  ['an object', isObject, [{}, { a: 1 }], [null, [], 'x', undefined, () => 1]],
  ['links', isLinks, [{}, { self: 'x', html: null, '': 'odd' }], [{ self: 1 }, null, [], 'x']],
  [
    'a to-one relationship',
    isToOne,
    [
      { data: null },
      { data: id },
      { data: id, links: { related: null } },
      { data: id, links: { related: 'x' } },
    ],
    [{}, { data: [id] }, { data: { id: '1' } }, { data: id, links: { related: 1 } }, null, id],
  ],
  [
    'a to-many relationship',
    isToMany,
    [{ data: [] }, { data: [id, id] }, { data: [id], links: {} }],
    [{}, { data: null }, { data: id }, { data: [{ type: 'Campus' }] }, { data: [id], links: 'x' }, []],
  ],
  [
    'meta',
    isMeta,
    [
      {},
      { total_count: 1, count: 1, next: { offset: 25 }, prev: { offset: 0 }, parent: id },
      { can_order_by: ['a'], can_include: [], onboarding: false },
    ],
    [
      { total_count: '1' },
      { next: 25 },
      { next: {} },
      { can_include: 'a' },
      { can_filter: [1] },
      { parent: {} },
      null,
    ],
  ],
  ['any array', (value) => isArrayOf(value), [[], [1, 'x', null]], [{ length: 0 }, 'x', null]],
  ['an array of strings', (value) => isArrayOf(value, 's'), [[], ['x']], [[1], ['x', null], 'x']],
  ['an array of integers', (value) => isArrayOf(value, 'i'), [[], [1, 2]], [[1.5], ['1']]],
])('%s', (_, is, good, bad) => {
  test.each(good.map((value) => [JSON.stringify(value), value]))('is %s', (_text, value) => {
    expect(is(value)).toBe(true)
  })
  test.each(bad.map((value) => [String(JSON.stringify(value)), value]))('is not %s', (_text, value) => {
    expect(is(value)).toBe(false)
  })
})
