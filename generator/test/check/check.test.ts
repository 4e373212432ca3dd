import { expect, test } from 'vitest'
import { checkSpec } from '../../src/check/index.ts'
import { importDocument } from '../../src/import/index.ts'
import { loadSpec } from '../../src/load/index.ts'
import { sampleDocument } from '../support/document.ts'
import { ANIMAL, KEEPER, PRODUCT, temporaryFolder, zoo } from '../support/folder.ts'

/** Findings as `code file:line problem`, with the folder left out. */
const findings = (dir: string) =>
  checkSpec(loadSpec(dir)).map(({ severity, code, file, line, problem }) => {
    return `${severity} ${code} ${file.slice(dir.length + 1)}:${line} ${problem}`
  })

const correct = (set: string) => `export default correctResource([{ source: 'a test', set: ${set} }])`
const animal = (from: string, to: string) => ({ 'zoo/animal.ts': ANIMAL.replace(from, to) })
const corrected = (set: string) => ({ 'zoo/animal.corrections.ts': correct(set) })

test('The spec of this repository has nothing that is wrong with it', () => {
  expect(findings('spec')).toEqual([])
})

test('A spec as it should be has no findings', () => {
  expect(findings(zoo())).toEqual([])
})

test.each([
  [
    'a relationship to a type that is not declared',
    animal("to: 'Keeper'", "to: 'Warden'"),
    'error unknown_type zoo/animal.ts:4 There is no type Warden in this product',
  ],
  [
    'an action that returns a type that is not declared',
    corrected("{ actions: { feed: { paths: ['/animals/{animal_id}/feed'], returns: 'Meal' } } }"),
    'error unknown_type zoo/animal.corrections.ts:1 There is no type Meal in this product',
  ],
  [
    'a list that is empty unless rows of an undeclared type say otherwise',
    corrected("{ emptyUnless: { Keeper: { type: 'Roster', relationship: 'keeper' } } }"),
    'error unknown_type zoo/animal.corrections.ts:1 There is no type Roster in this product',
  ],
  [
    'a list that is empty by an attribute its parent does not have',
    corrected("{ emptyUnless: { Animal: { attribute: 'tails', isNot: ['none'] } } }"),
    'error names_nothing zoo/animal.corrections.ts:1 `emptyUnless` names `tails`, which Animal does not have',
  ],
  [
    'a list that is empty by an attribute of no value',
    corrected("{ emptyUnless: { Animal: { attribute: 'legs' } } }"),
    'error wrong_shape zoo/animal.corrections.ts:1 `isNot` is missing',
  ],
  [
    'a set of lists with one that is none',
    corrected("{ wholeBy: [['/animals', '/cages/{cage_id}/animals']] }"),
    'error names_nothing zoo/animal.corrections.ts:1 `wholeBy` names `/cages/{cage_id}/animals`, which does not list Animal',
  ],
  [
    'an include that leads nowhere',
    animal("include: ['keeper']", "include: ['keeper', 'keeper.wife']"),
    'error include_leads_nowhere zoo/animal.ts:5 Nothing is known of where `keeper.wife` leads from Animal',
  ],
  [
    'an order by hand that names nothing',
    corrected("{ order: ['naem'] }"),
    'error names_nothing zoo/animal.corrections.ts:1 `order` names `naem`, which Animal does not have',
  ],
  [
    'a where by hand that names nothing',
    corrected("{ where: { updated_at: 'date-time' } }"),
    'error names_nothing zoo/animal.corrections.ts:1 `where` names `updated_at`, which Animal does not have',
  ],
  [
    'an assignable that is no attribute',
    animal("attributes: ['name'], rel", "attributes: ['nick'], rel"),
    'error names_nothing zoo/animal.ts:9 `create` names `nick`, which is not among the attributes of Animal',
  ],
  [
    'an assignable that is no relationship',
    animal("relationships: ['keeper']", "relationships: ['owner']"),
    'error names_nothing zoo/animal.ts:9 `create` names `owner`, which is not among the relationships of Animal',
  ],
  [
    'a write-only name that is an attribute',
    corrected("{ create: { writeOnly: { legs: 'integer' } } }"),
    'error listed_twice zoo/animal.corrections.ts:1 `legs` is an attribute of Animal, so it is sent back',
  ],
  [
    'a filter that stands twice',
    animal("filter: ['wild', 'tame']", "filter: ['wild', 'tame', 'wild']"),
    'error listed_twice zoo/animal.ts:8 `wild` stands twice in `filter`',
  ],
  [
    'a path that two types declare',
    { 'zoo/keeper.ts': KEEPER.replace("'/keepers/{keeper_id}'", "'/animals/{animal_id}'") },
    'error path_twice zoo/keeper.ts:6 GET /animals/{animal_id} is declared in DIR/zoo/animal.ts:12 too',
  ],
  [
    'a variable that stands twice in a path',
    { 'zoo/keeper.ts': KEEPER.replace('/keepers/{keeper_id}', '/keepers/{keeper_id}/keepers/{keeper_id}') },
    'error variable_twice zoo/keeper.ts:6 {keeper_id} stands twice in /keepers/{keeper_id}/keepers/{keeper_id}',
  ],
  [
    'a variable that has another name elsewhere',
    { 'zoo/keeper.ts': KEEPER.replace('/animals/{animal_id}/keeper', '/animals/{beast_id}/keeper') },
    'error variable_renamed zoo/keeper.ts:5 {beast_id} of /animals/{beast_id}/keeper is {animal_id} in DIR/zoo/animal.ts:12',
  ],
  [
    'a segment that every handle has',
    corrected("{ endpoints: { '/animals/{animal_id}/list': { get: true } } }"),
    'error handle_collision zoo/animal.corrections.ts:1 `list` of /animals/{animal_id}/list would be `.list`, which every handle has already',
  ],
  [
    'a segment that every function has',
    corrected("{ endpoints: { '/animals/name': { get: true } } }"),
    'error handle_collision zoo/animal.corrections.ts:1 `name` of /animals/name would be `.name`, which every handle has already',
  ],
  [
    'two segments with one name on a handle',
    corrected("{ endpoints: { '/big_cats': { list: true }, '/big-cats': { list: true } } }"),
    'error handle_collision zoo/animal.corrections.ts:1 `big-cats` of /big-cats would be `.bigCats`, and so would `big_cats`',
  ],
  [
    'a correction of what is so',
    corrected("{ attributes: { legs: 'integer' } }"),
    'warning moot_correction zoo/animal.corrections.ts:1 `attributes.legs` is so without this correction',
  ],
  [
    'a correction that removes what is not there',
    corrected('{ attributes: { wings: null } }'),
    'error correction_touches_nothing zoo/animal.corrections.ts:1 There is no `attributes.wings` to remove',
  ],
  [
    'a correction that sets nothing',
    corrected('{}'),
    'error correction_touches_nothing zoo/animal.corrections.ts:1 The correction sets nothing',
  ],
  [
    'a moot correction of the product',
    {
      'zoo/product.corrections.ts': "export default correctProduct([{ source: 'x', set: { scope: null } }])",
    },
    'warning moot_correction zoo/product.corrections.ts:1 `scope` is so without this correction',
  ],
  [
    'an event that two types claim',
    {
      ...corrected("{ webhooks: { 'zoo.v2.events.fed': 'fed' } }"),
      'zoo/keeper.corrections.ts': correct("{ webhooks: { 'zoo.v2.events.fed': 'fed' } }"),
    },
    'error event_twice zoo/keeper.corrections.ts:1 Animal has the event zoo.v2.events.fed too',
  ],
  [
    'a member that does not exist',
    animal('include:', 'includes:'),
    'error wrong_shape zoo/animal.ts:5 There is no `includes` here',
  ],
  [
    'a type that does not exist',
    animal("legs: 'integer'", "legs: 'int'"),
    'error wrong_shape zoo/animal.ts:3 `legs` has the wrong shape',
  ],
  [
    'a member that is missing',
    animal("  attributes: { name: 'string', legs: 'integer', created_at: 'date-time' },\n", ''),
    'error wrong_shape zoo/animal.ts:1 `attributes` is missing',
  ],
  [
    'a product without a path',
    { 'zoo/product.ts': PRODUCT.replace("  path: '/zoo/v2',\n", '') },
    'error wrong_shape zoo/product.ts:1 `path` is missing',
  ],
  [
    'an endpoint that is neither',
    animal('{ get: true }', "{ get: 'yes' }"),
    'error wrong_shape zoo/animal.ts:12 `get` has the wrong shape',
  ],
] as [string, Record<string, string>, string][])('%s is found', (_, files, want) => {
  const dir = zoo(files)
  expect(findings(dir)).toEqual([want.replace('DIR', dir)])
})

test('An imported value that was edited by hand is found without the document', () => {
  const dir = temporaryFolder()
  importDocument(sampleDocument(), dir)
  expect(findings(dir)).toEqual([])
  const edited = temporaryFolder()
  const document = sampleDocument()
  importDocument(document, edited)
  const other = sampleDocument()
  other.info.title = 'Planning Center Others'
  const spec = loadSpec(edited)
  const [product] = spec.products
  const changed = {
    ...spec,
    products:
      product === undefined ? [] : [{ ...product, imported: { ...product.declaration, title: 'Others' } }],
  }
  expect(checkSpec(changed)).toEqual([
    expect.objectContaining({
      code: 'edited_by_hand',
      file: `${edited}/people/product.ts`,
      remedy: expect.stringContaining('product.corrections.ts'),
    }),
  ])
})

test('What upstream documents is believed, though no row carries it', () => {
  expect(
    findings(zoo(animal("where: { name: 'string' }", "where: { name: 'string', ghost_count: 'integer' }"))),
  ).toEqual([])
})
