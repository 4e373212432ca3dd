import { expect, test } from 'vitest'
import { Components } from '../../../src/emit/openapi/components.ts'
import { print, sorted } from '../../../src/emit/openapi/json.ts'
import { uniqueVariables } from '../../../src/emit/openapi/variables.ts'

test.each([
  ['/people', '/people', []],
  ['/people/{id}', '/people/{id}', ['id']],
  ['/a/{id}/b/{id}/c/{id}', '/a/{id}/b/{id_2}/c/{id_3}', ['id', 'id_2', 'id_3']],
])('the variables of %s are unique in %s', (path, renamed, variables) => {
  expect(uniqueVariables(path)).toEqual({ path: renamed, variables })
})

test('a component that is said twice is kept once, another of the same name gets a number', () => {
  const components = new Components('parameters')
  expect(components.use('order', { a: 1 })).toEqual({ $ref: '#/components/parameters/order' })
  expect(components.use('order', { a: 2 })).toEqual({ $ref: '#/components/parameters/order.2' })
  expect(components.use('order', { a: 1 })).toEqual({ $ref: '#/components/parameters/order' })
  expect(components.toJSON()).toEqual({ order: { a: 1 }, 'order.2': { a: 2 } })
})

test('members are sorted by code unit, whatever the locale says', () => {
  expect(Object.keys(sorted({ ä: 1, b: 2, B: 3, a: 4 }))).toEqual(['B', 'a', 'b', 'ä'])
})

test('what is printed is the same JSON, a member a line down to the depth', () => {
  const value = { a: { b: { c: [1, 2] } }, d: {}, e: null }
  const text = print(value, 2)
  expect(text).toBe('{\n  "a": {\n    "b": {"c":[1,2]}\n  },\n  "d": {},\n  "e": null\n}')
  expect(JSON.parse(text)).toEqual(value)
})
