import { expect, test } from 'vitest'
import { printKey, printLiteral, printMember } from '../../src/import/print.ts'

const long = 'x'.repeat(60)

test.each([
  ['plain', 'plain'],
  ['with-dash', "'with-dash'"],
  ['/path/{id}', "'/path/{id}'"],
  ['2nd', "'2nd'"],
])('The key %s is written %s', (key, want) => {
  expect(printKey(key)).toBe(want)
})

test.each([
  ["it's", `"it's"`],
  [`it's "so"`, `'it\\'s "so"'`],
  ['a\nb', "'a\\nb'"],
  ['a\\b', "'a\\\\b'"],
])('The string %j is written %s', (text, want) => {
  expect(printLiteral(text, 3, 0)).toBe(want)
})

test('A list that fits stays on its line; one that does not has a line for each member', () => {
  expect(printLiteral(['a', 'b'], 1, 10)).toBe("['a', 'b']")
  expect(printLiteral([long, long], 1, 10)).toBe(`[\n    '${long}',\n    '${long}',\n  ]`)
})

test('A value moves below a key that leaves no room for it', () => {
  const key = 'k'.repeat(110)
  expect(printMember({ [key]: { a: 1 } }, key, 1)).toBe(`${key}:\n      { a: 1 }`)
})
