import { expect, test } from 'vitest'
import type { Json } from '../../src/load/literal.ts'
import { applyPatch, equalJson } from '../../src/load/patch.ts'

const cases: [string, Json | undefined, Json, Json][] = [
  ['a member is added', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  ['a member is replaced', { a: 1 }, { a: 2 }, { a: 2 }],
  ['null removes a member', { a: 1, b: 2 }, { a: null }, { b: 2 }],
  ['objects are patched from within', { a: { b: 1, c: 2 } }, { a: { b: 3 } }, { a: { b: 3, c: 2 } }],
  ['a list is replaced whole', { a: [1, 2] }, { a: [3] }, { a: [3] }],
  [
    'a short type takes members',
    { a: 'string' },
    { a: { enum: ['x'] } },
    { a: { type: 'string', enum: ['x'] } },
  ],
  [
    'a short list of filters takes members',
    { f: ['a', 'b'] },
    { f: { a: { params: {} } } },
    { f: { a: { params: {} }, b: {} } },
  ],
  ['`true` gives way to an object', { list: true }, { list: { order: [] } }, { list: { order: [] } }],
  ['something is made from nothing', undefined, { a: { b: null, c: 1 } }, { a: { c: 1 } }],
]

test.each(cases)('%s', (_, value, patch, want) => {
  expect(applyPatch(value, patch)).toEqual(want)
})

test('Where null is a value of its own, it is kept', () => {
  expect(applyPatch({ scope: 'people' }, { scope: null }, 'keep')).toEqual({ scope: null })
})

test('A patch leaves what it patches as it was', () => {
  const value = { a: { b: 1 } }
  applyPatch(value, { a: { b: 2 } })
  expect(value).toEqual({ a: { b: 1 } })
})

test.each([
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [[1, 2], [2, 1], false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [null, {}, false],
  [[], {}, false],
] as [Json, Json, boolean][])('%j and %j are equal: %s', (a, b, want) => {
  expect(equalJson(a, b)).toBe(want)
})
