import { describe, expect, test } from 'vitest'
import {
  byText,
  doc,
  heritage,
  imports,
  literal,
  pascal,
  property,
  quote,
  union,
} from '../../src/emit/text.ts'

const long = (count: number): string[] => Array.from({ length: count }, (_, index) => `'member_${index}'`)

test.each([
  ['plain', "'plain'"],
  ["it's", `"it's"`],
  [`it's "so"`, `'it\\'s "so"'`],
  ['a\\b\nc', "'a\\\\b\\nc'"],
])('%j is quoted as the formatter quotes it', (given, want) => {
  expect(quote(given)).toBe(want)
})

test.each([
  ['first_name', 'first_name'],
  ['$x1', '$x1'],
  ['1st', "'1st'"],
  ['a-b', "'a-b'"],
])('the property %j is quoted only where it has to be', (given, want) => {
  expect(property(given)).toBe(want)
})

test.each([
  ['check-ins', 'CheckIns'],
  ['people_imports', 'PeopleImports'],
  ['me', 'Me'],
])('%j is %j in type names', (given, want) => {
  expect(pascal(given)).toBe(want)
})

test('names sort by code unit, as no locale does', () => {
  expect(['b', 'a', 'Z', 'ä', '_'].sort(byText)).toEqual(['Z', '_', 'a', 'b', 'ä'])
})

describe('doc comments', () => {
  test.each([
    ['', ''],
    ['Short.', '/** Short. */\n'],
    ['No */ end.', '/** No *\\/ end. */\n'],
  ])('of %j', (given, want) => {
    expect(doc(given)).toBe(want)
  })

  test('break into lines of at most 110 characters', () => {
    const text = doc('word '.repeat(60), '  ')
    expect(text.split('\n').every((line) => line.length <= 110)).toBe(true)
    expect(text.startsWith('  /**\n   * word word')).toBe(true)
    expect(text.endsWith('\n   */\n')).toBe(true)
  })
})

describe('what is too long for a line is broken', () => {
  test('a union, a member a line', () => {
    expect(union('export type A =', ["'x'", "'y'"])).toBe("export type A = 'x' | 'y'\n")
    const lines = union('export type A =', long(12)).split('\n')
    expect(lines[0]).toBe('export type A =')
    expect(lines[1]).toBe("  | 'member_0'")
  })

  test('heritage, a base a line', () => {
    expect(heritage('A', [], ' {}')).toBe('export interface A {}')
    expect(heritage('A', ['B<C>'], ' {')).toBe('export interface A extends B<C> {')
    const bases = ['First', 'Second', 'Third'].map((name) => `${name}<${'x'.repeat(30)}>`)
    expect(heritage('A', bases, ' {').split('\n')).toEqual([
      'export interface A',
      `  extends ${bases[0]},`,
      `    ${bases[1]},`,
      `    ${bases[2]} {`,
    ])
  })

  test('imports, sorted and each once', () => {
    expect(imports('import type', ['b', 'a', 'b'], './x.ts')).toBe("import type { a, b } from './x.ts'\n")
    expect(imports('import', [], './x.ts')).toBe('')
    expect(
      imports(
        'import',
        long(12).map((name) => name.slice(1, -1)),
        './x.ts',
      ),
    ).toMatch(/^import \{\n {2}member_0,\n/)
  })

  test('literals, and never two objects on a line', () => {
    expect(literal({ a: 1, b: ['x'], c: undefined, 'd-e': null })).toBe("{ a: 1, b: ['x'], 'd-e': null }")
    expect(literal([{ a: 1 }, { a: 2 }])).toBe('[{ a: 1 }, { a: 2 }]')
    expect(
      literal([
        { a: 1, b: 1 },
        { a: 2, b: 2 },
      ]),
    ).toBe('[\n  { a: 1, b: 1 },\n  { a: 2, b: 2 },\n]')
    expect(literal({ list: ['x'.repeat(60), 'y'.repeat(60)] })).toBe(
      `{\n  list: [\n    '${'x'.repeat(60)}',\n    '${'y'.repeat(60)}',\n  ],\n}`,
    )
  })
})
