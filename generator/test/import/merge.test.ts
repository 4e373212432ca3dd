import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeSource } from '../../src/import/merge.ts'
import { printLiteral } from '../../src/import/print.ts'
import { readDeclaration } from '../../src/load/file.ts'
import type { JsonObject } from '../../src/load/literal.ts'

const source = (value: JsonObject) => `export default defineResource(${printLiteral(value, 0, 30)})\n`
const read = (text: string) => readDeclaration('a.ts', text)?.args[0]

const key = fc.constantFrom(
  'type',
  'order',
  'where',
  'endpoints',
  '/people/{person_id}',
  'with-dash',
  'k'.repeat(112),
)
const leaf = fc.oneof(
  fc.boolean(),
  fc.integer(),
  fc.string({ maxLength: 8 }),
  fc.constant('x'.repeat(90)),
  fc.constant(null),
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(leaf, { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('any'), { maxKeys: 5, noNullPrototype: true }),
})).object as fc.Arbitrary<JsonObject>

test('What is printed is read back as it was', () => {
  fc.assert(
    fc.property(value, (any) => {
      expect(read(source(any))).toEqual(any)
    }),
  )
})

test('Whatever stood there, a merge leaves what is wanted, and a second one changes nothing', () => {
  fc.assert(
    fc.property(value, value, (before, after) => {
      const { text } = mergeSource('a.ts', source(before), after)
      expect(read(text)).toEqual(after)
      expect(mergeSource('a.ts', text, after)).toEqual({
        text,
        changes: { added: [], changed: [], removed: [] },
      })
    }),
    { numRuns: 500 },
  )
})

test('A merge of what is there already changes no byte, comments included', () => {
  const text = "// mine\nexport default defineResource({\n  b: 1, // one\n  /* two */ a: { c: ['x'] },\n})\n"
  expect(mergeSource('a.ts', text, { a: { c: ['x'] }, b: 1 }).text).toBe(text)
})

test('A member of a member is replaced alone', () => {
  const text =
    "export default defineResource({\n  a: {\n    // kept\n    b: 'x', // kept too\n    c: 'y',\n  },\n})\n"
  const { text: merged, changes } = mergeSource('a.ts', text, { a: { b: 'z', c: 'y' } })
  expect(merged).toBe(text.replace("'x'", "'z'"))
  expect(changes).toEqual({ added: [], changed: ['a.b'], removed: [] })
})
