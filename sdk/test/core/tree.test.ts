/** What the columns of a table say, by hand: the generated ones are read whole in `tables.test.ts`. */
import { describe, expect, it } from 'vitest'
import { camelCase, typeNamed } from '../../src/core/names.ts'
import type { TypeColumns } from '../../src/core/table.ts'
import { assignableOf, rulesOf, type Tree, treeOf, typeOf } from '../../src/core/tree.ts'

const treeWith = (Lion: TypeColumns, paths = 'lions l\n * gud\n'): Tree =>
  treeOf({
    format: 1,
    name: 'zoo',
    path: '/zoo/v2',
    version: null,
    types: { Lion, Cub: { a: '', r: 'toys*. milk>Milk:', i: 'toys.maker' } },
    paths: `. Zoo g\n${paths}`,
  })
const lists = (tree: Tree) => rulesOf(tree, tree.root.children.get('lions')!)

describe('the columns of a type', () => {
  const tree = treeWith({
    a: 'bare name age:i secret?',
    f: 'ahm',
    r: 'cubs*:+ mate>Lion~CurrentMate. near>Lion|Cub den',
    i: 'mate.cubs',
    o: 'pride.name',
    w: 'born:d',
    c: 'roar @mate',
    u: '=',
  })

  it('say by a letter what each attribute is good for, and name the rest', () => {
    const { order, where } = lists(tree)
    expect(order).toEqual(['name', 'pride.name'])
    expect([...where]).toEqual([
      ['name', ''],
      ['born', 'd'],
    ])
    expect([...(assignableOf(tree, 'Lion', 'c')?.attributes ?? [])]).toEqual([
      ['name', ''],
      ['age', 'i'],
      ['roar', ''],
    ])
    expect([...(assignableOf(tree, 'Lion', 'u')?.attributes.keys() ?? [])]).toEqual(['age', 'roar'])
  })

  it('say of each relationship where it leads and whether it can be included', () => {
    expect(Object.fromEntries(typeOf(tree, 'Lion')?.relationships ?? [])).toEqual({
      cubs: { many: true, to: ['Cub'], wire: undefined, include: ':' },
      mate: { many: false, to: ['Lion'], wire: 'CurrentMate', include: '.' },
      near: { many: false, to: ['Lion', 'Cub'], wire: undefined, include: '' },
      den: { many: false, to: ['Den'], wire: undefined, include: '' },
    })
    expect(lists(tree).include).toEqual(['cubs', 'cubs.toys', 'cubs.milk', 'mate', 'mate.cubs'])
  })

  it('let all be assigned where they say nothing', () => {
    expect(assignableOf(treeWith({ a: 'name', f: 'b' }), 'Lion', 'c')).toBeUndefined()
  })
})

describe('a line of the tree of paths', () => {
  it.each<[string, string, string | null]>([
    ['takes its type from its name', 'lions l', 'Lion'],
    ['or says it', 'lions Cub l', 'Cub'],
    ['has none without methods', 'lions', null],
    ['has none as an action', 'lions !', null],
  ])('%s', (_, line, type) => {
    expect(treeWith({ a: '' }, `${line}\n`).root.children.get('lions')?.type).toBe(type)
  })

  it('may stand under a property of another name', () => {
    const { children } = treeWith({ a: '' }, 'run !\nrunByGet=run !GET\n').root
    expect([...children].map(([key, { segment, action }]) => [key, segment, action])).toEqual([
      ['run', 'run', 'POST'],
      ['runByGet', 'run', 'GET'],
    ])
  })
})

it.each([
  ['phone_numbers', 'PhoneNumber'],
  ['form_categories', 'FormCategory'],
  ['person', 'Person'],
  ['service_time_2s', 'ServiceTime2'],
])('%s names %s', (name, type) => {
  expect(typeNamed(name)).toBe(type)
})

it.each([
  ['primary_campus', 'primaryCampus'],
  ['check-ins', 'checkIns'],
])('%s is written %s', (name, key) => {
  expect(camelCase(name)).toBe(key)
})
