import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadSpec } from '../../src/load/index.ts'
import { buildModel } from '../../src/model/build.ts'
import type { PathModel } from '../../src/model/types.ts'

const model = buildModel(loadSpec('spec'))
const documented = model.products.filter((product) => product.documented)
const star = (path: string) => path.replace(/\{[^}]*\}/g, '*')
const operations = documented.flatMap((product) =>
  product.operations.map((operation) => ({
    ...operation,
    name: `${operation.method} ${product.path}${star(operation.path)}`,
  })),
)

/** In the documents and not in the model: the path of this action is empty there, and its real place is known. */
const MOVED = new Map([['POST /people/v2', 'POST /people/v2/custom_senders/*/send_verification']])
/** In the model and not in the documents: known from reference pages and from recorded responses. */
const ADDED = [
  'GET /api/v2',
  'GET /calendar/v2',
  'GET /check-ins/v2',
  'GET /giving/v2',
  'GET /giving/v2/pledge_campaigns',
  'GET /giving/v2/pledge_campaigns/*',
  'GET /giving/v2/pledges',
  'GET /giving/v2/pledges/*',
  'GET /groups/v2',
  'GET /people/v2',
  'GET /people/v2/lists/*/run',
  'GET /publishing/v2',
  'GET /registrations/v2',
  'GET /services/v2',
  'GET /webhooks/v2',
]

test('The model holds every one of the 1,716 documented operations, and what was added by hand', () => {
  const listed = readFileSync('generator/test/operations.txt', 'utf8').trimEnd().split('\n')
  expect(listed).toHaveLength(1716)
  const want = [...listed.map((name) => MOVED.get(name) ?? name), ...ADDED].sort()
  expect(operations.map(({ name }) => name).sort()).toEqual(want)
})

test('355 of them stand below to-one edges and live in raw only; 187 edges are to-one', () => {
  expect(operations.filter(({ belowToOne }) => belowToOne)).toHaveLength(355)
  expect(operations.filter(({ kind, belowToOne }) => kind === 'toOne' && !belowToOne)).toHaveLength(187)
})

test('Every operation that is not raw only stands in the tree of its product, and no other does', () => {
  const methodsOf = ({ path, methods, children }: PathModel): string[] => [
    ...methods.map((method) => `${method} ${star(path)}`),
    ...children.flatMap(methodsOf),
  ]
  for (const product of model.products) {
    const real = product.operations.filter(({ belowToOne }) => !belowToOne)
    const want = new Set(real.map(({ kind, path }) => `${kind} ${star(path)}`))
    expect(new Set(methodsOf(product.root))).toEqual(want)
  }
})

test('258 types: 254 documented, one known from its events, three of the undocumented product', () => {
  expect(model.products.map(({ name, resources }) => [name, resources.length])).toEqual([
    ['api', 7],
    ['calendar', 25],
    ['check-ins', 24],
    ['current', 2],
    ['giving', 19],
    ['groups', 17],
    ['home', 3],
    ['people', 67],
    ['publishing', 13],
    ['registrations', 11],
    ['services', 65],
    ['webhooks', 5],
  ])
})

test('Every name of a type in the model is the name of a type of its product', () => {
  for (const { name, resources, operations } of model.products) {
    const types = new Set(resources.map(({ type }) => type))
    const named = [
      ...operations.flatMap(({ type }) => type ?? []),
      ...resources.flatMap(({ relationships, query }) =>
        [...relationships, ...query.include].flatMap(({ to }) => to),
      ),
    ]
    expect(
      named.filter((type) => !types.has(type)),
      name,
    ).toEqual([])
  }
})

test('Every include that is declared is in the model, and each first step is a relationship of its type', () => {
  for (const product of loadSpec('spec').products) {
    const resources = model.products.find(({ name }) => name === product.name)?.resources ?? []
    for (const { type, declaration } of product.resources) {
      const resource = resources.find((candidate) => candidate.type === type)
      expect(resource?.query.include.map(({ name }) => name)).toEqual(declaration.include ?? [])
      const relationships = new Set(resource?.relationships.map(({ name }) => name))
      const steps = (declaration.include ?? []).map((name) => name.split('.')[0] ?? '')
      expect(
        steps.filter((step) => !relationships.has(step)),
        `${product.name} ${type}`,
      ).toEqual([])
    }
  }
})

test('92 webhook events, each of one type', () => {
  const events = model.products.flatMap(({ webhooks }) => webhooks)
  expect(events).toHaveLength(92)
  expect(new Set(events.map(({ name }) => name)).size).toBe(92)
  expect(events.find(({ name }) => name === 'services.v2.events.plan_item.updated')).toMatchObject({
    type: 'Item',
    verb: 'updated',
  })
})

test.each([
  ['people', 'Person', 'emails', { to: ['Email'], many: true, onlyWithInclude: true, wire: 'Email' }],
  [
    'people',
    'Person',
    'primary_campus',
    { to: ['Campus'], many: false, onlyWithInclude: false, wire: 'PrimaryCampus' },
  ],
  ['people', 'Person', 'gender', { to: [], many: false, onlyWithInclude: false, wire: 'Gender' }],
  ['giving', 'Donation', 'labels', { to: ['Label'], many: true, onlyWithInclude: false, wire: 'Labels' }],
  ['services', 'Live', 'controller', { to: ['Person'], many: false, onlyWithInclude: true, wire: 'Person' }],
])('%s %s.%s is as responses show it', (product, type, name, want) => {
  const resource = model.products.find((p) => p.name === product)?.resources.find((r) => r.type === type)
  expect(resource?.relationships.find((relationship) => relationship.name === name)).toEqual({
    name,
    ...want,
  })
})

test.each([
  ['people', 'Campus', 'latitude', 'string'],
  ['people', 'Organization', 'date_format', 'string'],
  ['groups', 'GroupType', 'default_group_settings', 'object'],
  ['groups', 'Group', 'header_image', 'object'],
  ['calendar', 'Resource', 'image', 'object'],
  ['people', 'Person', 'resource_permission_flags', 'object'],
  ['check-ins', 'Pass', 'code', 'string'],
  ['people', 'SchoolOption', 'beginning_grade', 'string'],
  ['people', 'PersonMerger', 'person_to_keep_id', 'integer'],
  ['people', 'Household', 'primary_contact_id', 'string'],
  ['people', 'NoteCategory', 'organization_id', 'integer'],
])('%s %s.%s travels as %s', (product, type, name, want) => {
  const resource = model.products.find((p) => p.name === product)?.resources.find((r) => r.type === type)
  expect(resource?.attributes.find((attribute) => attribute.name === name)?.type).toBe(want)
})
