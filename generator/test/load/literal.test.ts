import { expect, test } from 'vitest'
import { SpecError } from '../../src/load/error.ts'
import { readDeclaration } from '../../src/load/file.ts'

const read = (literal: string) =>
  readDeclaration('a.ts', `export default defineResource(${literal})`)?.args[0]

test.each([
  ["'a'", 'a'],
  ['"it\'s"', "it's"],
  ['-1.5', -1.5],
  ['[true, false, null]', [true, false, null]],
  ["{ a: 1, 'b-c': { d: [] } }", { a: 1, 'b-c': { d: [] } }],
  ['({ a: 1 } as const)', { a: 1 }],
  ['{ a: 1 } satisfies object', { a: 1 }],
])('%s is read without running it', (literal, want) => {
  expect(read(literal)).toEqual(want)
})

test.each([
  ['{ ...base }', 'not_a_literal', 'An object cannot spread another'],
  ['[...base]', 'not_a_literal', 'A list cannot spread another'],
  ['[1, , 2]', 'not_a_literal', 'A list cannot have a hole'],
  ['{ a: base }', 'not_a_literal', '`base` is a name, not a value'],
  ['{ base }', 'not_a_literal', 'Only `key: value` members can be read'],
  ['{ a: `b` }', 'not_a_literal', 'A template is not a literal'],
  ["{ a: 'b' + 'c' }", 'not_a_literal', "`'b' + 'c'` is not a literal"],
  ['{ a: fn() }', 'not_a_literal', '`fn()` is not a literal'],
  ['{ [a]: 1 }', 'not_a_literal', 'A key cannot be computed'],
  ['{ __proto__: {} }', 'not_a_literal', '`__proto__` cannot be a key'],
  ['{ a: 1, a: 2 }', 'duplicate_key', '`a` stands here twice'],
  ['{ a: 1', 'syntax', "',' expected"],
  ['', 'wrong_shape', '`defineResource()` says nothing'],
])('%s is refused', (literal, code, problem) => {
  const refused = () => read(literal)
  expect(refused).toThrow(SpecError)
  expect(refused).toThrow(expect.objectContaining({ code, problem, file: 'a.ts', line: 1 }))
})

test('An error names the line and what to write instead', () => {
  const text = 'export default defineResource({\n  type: "A",\n  attributes: {\n    a: other,\n  },\n})\n'
  expect(() => readDeclaration('spec/a.ts', text)).toThrow(
    'spec/a.ts:4: `other` is a name, not a value. Write the value itself here.',
  )
})

test('A declaration knows where its members stand', () => {
  const text = "export default defineResource({\n  type: 'A',\n  order: [\n    'x',\n    'y',\n  ],\n})\n"
  const declaration = readDeclaration('a.ts', text)
  expect(declaration?.locate([0, 'type'])).toEqual({ file: 'a.ts', line: 2 })
  expect(declaration?.locate([0, 'order', 'y']).line).toBe(5)
  expect(declaration?.locate([0, 'order', 0]).line).toBe(4)
  expect(declaration?.has([0, 'where'])).toBe(false)
})

test('A file without a call of ours declares nothing', () => {
  expect(readDeclaration('a.ts', 'export const a = 1\n')).toBeNull()
})
