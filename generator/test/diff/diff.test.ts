import { expect, test } from 'vitest'
import { diffSpecs, fails, formatChanges, readSide, specOfDocument } from '../../src/diff/index.ts'
import { loadSpec } from '../../src/load/index.ts'
import { sampleDocument } from '../support/document.ts'
import { ANIMAL, KEEPER, PRODUCT, zoo } from '../support/folder.ts'

const lines = (files: Record<string, string>) =>
  formatChanges(diffSpecs(loadSpec(zoo()), loadSpec(zoo(files))))
    .trimEnd()
    .split('\n')
    .slice(0, -1)

const animal = (from: string, to: string) => ({ 'zoo/animal.ts': ANIMAL.replace(from, to) })

test.each([
  ['nothing', {}, []],
  [
    'a new version',
    { 'zoo/product.ts': PRODUCT.replace('2026-01-02', '2026-02-03') },
    [' ~ zoo product zoo: version 2026-01-02 → 2026-02-03'],
  ],
  [
    'another scope',
    { 'zoo/product.ts': PRODUCT.replace('scope: null', "scope: 'zoo'") },
    ['!~ zoo product zoo: scope null → zoo'],
  ],
  [
    'a new attribute',
    animal("legs: 'integer'", "legs: 'integer', tail: 'boolean'"),
    [' + zoo attribute Animal.tail'],
  ],
  ['a gone attribute', animal("legs: 'integer', ", ''), ['!- zoo attribute Animal.legs']],
  [
    'another type',
    animal("legs: 'integer'", "legs: 'string'"),
    ['!~ zoo attribute Animal.legs: type integer → string'],
  ],
  [
    'an attribute that has to be asked for',
    animal("legs: 'integer'", "legs: { type: 'integer', onlyWithFields: true }"),
    ['!~ zoo attribute Animal.legs: only with fields false → true'],
  ],
  [
    'an attribute that is never null any more',
    animal("legs: 'integer'", "legs: { type: 'integer', nullable: false }"),
    [' ~ zoo attribute Animal.legs: nullable true → false'],
  ],
  [
    'more known values',
    animal("name: 'string', legs", "name: { type: 'string', enum: ['Leo', 'Ada'] }, legs"),
    [' ~ zoo attribute Animal.name: known values'],
  ],
  [
    'a wider relationship',
    animal("to: 'Keeper'", "to: ['Keeper', 'Animal']"),
    [' ~ zoo relationship Animal.keeper: to Keeper → Keeper|Animal'],
  ],
  [
    'a relationship that became many',
    animal("to: 'Keeper'", "to: 'Keeper', many: true"),
    ['!~ zoo relationship Animal.keeper: many false → true'],
  ],
  ['a gone order', animal("  order: ['name'],\n", ''), ['!- zoo order Animal.name']],
  [
    'a new where',
    animal("where: { name: 'string' }", "where: { name: 'string', legs: 'integer' }"),
    [' + zoo where Animal.legs'],
  ],
  ['a gone filter', animal("['wild', 'tame']", "['wild']"), ['!- zoo filter Animal.tame']],
  [
    'a filter gone from one path',
    animal("'/animals': { list: true", "'/animals': { list: { filter: ['wild'] }"),
    ['!- zoo filter GET /animals tame'],
  ],
  [
    'a gone assignable',
    animal("{ attributes: ['name'], relationships: ['keeper'] }", "{ attributes: ['name'] }"),
    ['!- zoo create Animal.keeper'],
  ],
  [
    'a new operation',
    animal('{ get: true }', '{ get: true, delete: true }'),
    [' + zoo operation DELETE /animals/{animal_id}'],
  ],
  ['a gone operation', animal(', create: true', ''), ['!- zoo operation POST /animals']],
  ['a variable with another name', animal("'/animals/{animal_id}'", "'/animals/{id}'"), []],
  [
    'a list that is to-one now',
    animal('list: true, create: true', 'toOne: true, create: true'),
    ['!~ zoo operation GET /animals: kind list → toOne'],
  ],
  [
    'operations that are raw only now',
    {
      'zoo/keeper.ts': KEEPER.replace(
        ", below: { variable: 'keeper_id', methods: ['get', 'update'] }",
        '',
      ).replace(
        "'/keepers/",
        "'/animals/{animal_id}/keeper/{keeper_id}': { get: true, update: true },\n    '/keepers/",
      ),
    },
    [
      ' ~ zoo operation GET /animals/{animal_id}/keeper/{keeper_id}: no longer only in raw',
      ' ~ zoo operation PATCH /animals/{animal_id}/keeper/{keeper_id}: no longer only in raw',
    ],
  ],
] as [string, Record<string, string>, string[]][])('%s', (_, files, want) => {
  expect(lines(files)).toEqual(want)
})

test('A gone type breaks, and a gone product does', () => {
  const both = zoo({ 'farm/product.ts': PRODUCT.replaceAll('zoo', 'farm') })
  expect(diffSpecs(loadSpec(both), loadSpec(zoo()))).toEqual([
    { product: 'farm', subject: 'product', kind: 'removed', name: 'farm', breaking: true, detail: '' },
  ])
})

test('A document can be compared with another, or with a spec', async () => {
  const before = specOfDocument(sampleDocument(), 'old.json')
  const next = sampleDocument()
  delete next.paths['/campuses']
  expect(formatChanges(diffSpecs(before, specOfDocument(next, 'new.json')))).toBe(
    '!- people operation GET /campuses\n1 changes, 1 breaking\n',
  )
  expect((await readSide('spec')).products).toHaveLength(12)
})

test.each([
  ['none', true, false],
  ['breaking', false, false],
  ['breaking', true, true],
  ['any', false, true],
] as const)('With failOn %s, a change that breaks (%s) fails: %s', (failOn, breaking, want) => {
  const change = {
    product: 'zoo',
    subject: 'type',
    kind: 'added',
    name: 'Lion',
    breaking,
    detail: '',
  } as const
  expect(fails([change], failOn)).toBe(want)
  expect(fails([], failOn)).toBe(false)
})
