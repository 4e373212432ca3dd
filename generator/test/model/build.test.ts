import { expect, test } from 'vitest'
import { loadSpec } from '../../src/load/index.ts'
import { buildModel } from '../../src/model/build.ts'
import type { PathModel } from '../../src/model/types.ts'
import { KEEPER, zoo } from '../support/folder.ts'

const MORE = `export default correctResource([{ source: 'a test', set: {
  attributes: { name: { nullable: false, enum: ['Leo'] }, secret: { type: 'string', onlyWithFields: true } },
  include: ['keeper', 'offspring', 'offspring.keeper', 'nowhere'],
  where: { created_at: 'date-time' },
  filter: { wild: { params: { since: 'date' } } },
  endpoints: {
    '/': { get: true },
    '/animals/{animal_id}/offspring': { list: { order: [] } },
    '/zoo_keepers/{keeper_id}/animals': { list: { filter: [] } },
  },
  actions: { feed: { paths: ['/animals/{animal_id}/feed'], body: { food: 'string' }, returns: 'Animal' } },
  webhooks: { 'zoo.v2.events.animal.fed': 'fed' },
} }])`
const [product] = buildModel(loadSpec(zoo({ 'zoo/animal.corrections.ts': MORE }))).products
const [animal, keeper] = product?.resources ?? []

test('Attributes are sorted, may be null unless said otherwise, and are read-only where no write takes them', () => {
  const base = {
    items: null,
    nullable: true,
    readOnly: true,
    onlyWithFields: false,
    enum: null,
    description: '',
  }
  expect(animal?.attributes).toEqual([
    { ...base, name: 'created_at', type: 'date-time' },
    { ...base, name: 'legs', type: 'integer' },
    { ...base, name: 'name', type: 'string', nullable: false, readOnly: false, enum: ['Leo'] },
    { ...base, name: 'secret', type: 'string', onlyWithFields: true },
  ])
})

test('An include without a relationship adds one, found by the edge of its name; what leads nowhere is left out', () => {
  expect(animal?.query.include).toEqual([
    { name: 'keeper', to: ['Keeper'], many: false },
    { name: 'offspring', to: ['Animal'], many: true },
    { name: 'offspring.keeper', to: ['Keeper'], many: false },
  ])
  expect(animal?.relationships).toEqual([
    { name: 'keeper', to: ['Keeper'], many: false, wire: 'Keeper', onlyWithInclude: false },
    { name: 'offspring', to: ['Animal'], many: true, wire: 'Animal', onlyWithInclude: true },
  ])
})

test('Only dates are compared by more than equality', () => {
  expect(animal?.query.where).toEqual([
    { name: 'created_at', type: 'date-time', operators: ['eq', 'gt', 'gte', 'lt', 'lte'] },
    { name: 'name', type: 'string', operators: ['eq'] },
  ])
})

test('A filter carries the parameters that go with it', () => {
  expect(animal?.query.filter).toEqual([
    { name: 'wild', params: [{ name: 'since', type: 'date' }] },
    { name: 'tame', params: [] },
  ])
})

test('A type without a write has no assignables', () => {
  expect(animal?.create).toEqual({ attributes: ['name'], relationships: ['keeper'], writeOnly: [] })
  expect([animal?.update, keeper?.create]).toEqual([null, null])
})

const lines = ({ segment, key, type, methods, children }: PathModel, depth = 0): string[] => [
  `${'  '.repeat(depth)}${segment || '/'} ${key} ${type} ${methods.join(',')}`,
  ...children.flatMap((child) => lines(child, depth + 1)),
]

test('The tree holds what can be called, by segment, without what stands below to-one edges', () => {
  expect(product === undefined ? [] : lines(product.root)).toEqual([
    '/  Animal get',
    '  animals animals Animal list,create',
    '    *  Animal get',
    '      feed feed null action',
    '      keeper keeper Keeper toOne',
    '      offspring offspring Animal list',
    '  keepers keepers null ',
    '    *  Keeper get',
    '  zoo_keepers zooKeepers null ',
    '    *  null ',
    '      animals animals Animal list',
  ])
})

test('A path has a query of its own only where it differs from its type', () => {
  const find = (node: PathModel, path: string): PathModel | undefined =>
    node.path === path
      ? node
      : node.children.map((child) => find(child, path)).find((found) => found !== undefined)
  const root = product?.root as PathModel
  expect(find(root, '/animals')?.query).toBeNull()
  expect(find(root, '/animals/{animal_id}/offspring')?.query).toEqual({ ...animal?.query, order: [] })
  expect(find(root, '/zoo_keepers/{keeper_id}/animals')?.query?.filter).toEqual([])
  expect(find(root, '/zoo_keepers/{keeper_id}/animals')?.variables).toEqual(['keeper_id'])
})

test('Operations are sorted by path and method; those below to-one edges are there and marked', () => {
  expect(
    product?.operations.map(
      ({ method, path, kind, belowToOne }) => `${method} ${path} ${kind} ${belowToOne}`,
    ),
  ).toEqual([
    'GET  get false',
    'GET /animals list false',
    'POST /animals create false',
    'GET /animals/{animal_id} get false',
    'POST /animals/{animal_id}/feed action false',
    'GET /animals/{animal_id}/keeper toOne false',
    'GET /animals/{animal_id}/keeper/{keeper_id} get true',
    'PATCH /animals/{animal_id}/keeper/{keeper_id} update true',
    'GET /animals/{animal_id}/offspring list false',
    'GET /keepers/{keeper_id} get false',
    'GET /zoo_keepers/{keeper_id}/animals list false',
  ])
})

test('A single row can be asked for its relations and for nothing else', () => {
  const row = product?.operations.find(({ path }) => path === '/animals/{animal_id}')
  expect(row?.query).toEqual({ include: animal?.query.include, order: [], where: [], filter: [] })
})

test('An action has its body and what it returns', () => {
  const feed = product?.operations.find(({ kind }) => kind === 'action')
  expect(feed?.action).toEqual({
    method: 'POST',
    body: [{ name: 'food', type: 'string' }],
    returns: 'Animal',
  })
  expect(feed?.type).toBe('Animal')
})

test('Events belong to their type and to their product', () => {
  expect(animal?.webhooks).toEqual([{ name: 'zoo.v2.events.animal.fed', type: 'Animal', verb: 'fed' }])
  expect(product?.webhooks).toEqual(animal?.webhooks)
})

test('What nobody described is described by its name', () => {
  expect([product?.description, animal?.description, keeper?.description]).toEqual([
    'Planning Center Zoo.',
    'An animal of Zoo.',
    'A keeper of Zoo.',
  ])
  expect([animal?.file, product?.key]).toEqual(['animal', 'zoo'])
})

test('A body may have relationships and a type of its own', () => {
  const actions = `\n  actions: { move: { paths: ['/keepers/{keeper_id}/move'], bodyType: 'Move', relationships: { animals: { to: 'Animal', many: true } } } },\n})`
  const files = { 'zoo/keeper.ts': KEEPER.replace(/\n\}\)\n$/, actions) }
  const move = buildModel(loadSpec(zoo(files))).products[0]?.operations.find(({ kind }) => kind === 'action')
  expect(move?.action).toEqual({
    method: 'POST',
    body: [],
    bodyType: 'Move',
    relationships: [{ name: 'animals', to: ['Animal'], many: true }],
    returns: null,
  })
})
