import { expect, test } from 'vitest'
import { loadSpec } from '../../src/load/index.ts'
import { ANIMAL, PRODUCT, temporaryFolder, zoo } from '../support/folder.ts'

const types = (dir: string, options?: { shipped: string }) =>
  loadSpec(dir, options).products.map(({ name, resources }) => [name, resources.map(({ type }) => type)])

test('A folder is read product by product, type by type', () => {
  expect(types(zoo())).toEqual([['zoo', ['Animal', 'Keeper']]])
})

test('Corrections win over what was imported, in the order they stand in', () => {
  const dir = zoo({
    'zoo/animal.corrections.ts': `export default correctResource([
      { source: 'a recording', set: { attributes: { legs: 'string', tail: 'boolean' } } },
      { source: 'a newer recording', set: { attributes: { legs: 'number', name: null } } },
    ])`,
    'zoo/product.corrections.ts':
      "export default correctProduct([{ source: 'the console', set: { version: null } }])",
  })
  const [product] = loadSpec(dir).products
  expect(product?.declaration).toMatchObject({ title: 'Zoo', version: null })
  expect(product?.imported?.version).toBe('2026-01-02')
  const animal = product?.resources[0]
  expect(animal?.declaration.attributes).toEqual({ legs: 'number', created_at: 'date-time', tail: 'boolean' })
  expect(animal?.imported?.attributes).toHaveProperty('name', 'string')
})

test('A member is located in the last correction that sets it, else where it was imported', () => {
  const dir = zoo({
    'zoo/animal.corrections.ts':
      "export default correctResource([\n  { source: 'a', set: {\n    attributes: { legs: 'string' } } },\n])",
  })
  const animal = loadSpec(dir).products[0]?.resources[0]
  expect(animal?.locate('attributes', 'legs')).toEqual({ file: `${dir}/zoo/animal.corrections.ts`, line: 3 })
  expect(animal?.locate('order', 'name')).toEqual({ file: `${dir}/zoo/animal.ts`, line: 6 })
})

const EXTENSION = `import { extendProduct } from '@pcokit/generator/spec'
export default extendProduct('zoo', {
  description: 'With giraffes.',
  resources: [
    { type: 'Animal', attributes: { neck: 'integer' } },
    { type: 'Giraffe', attributes: { name: 'string' }, endpoints: { '/giraffes': { list: true } } },
  ],
})
`

test("A user's own declarations are laid over the spec that the generator ships", () => {
  const dir = temporaryFolder({ 'mine.ts': EXTENSION })
  const spec = loadSpec(dir, { shipped: zoo() })
  expect(spec.named).toEqual(['zoo'])
  const [product] = spec.products
  expect(product?.declaration.description).toBe('With giraffes.')
  expect(product?.resources.map(({ type }) => type)).toEqual(['Animal', 'Giraffe', 'Keeper'])
  expect(product?.resources[0]?.declaration.attributes).toHaveProperty('neck', 'integer')
  expect(product?.resources[0]?.declaration.attributes).toHaveProperty('name', 'string')
  expect(product?.resources[0]?.locate('attributes', 'neck')).toEqual({ file: `${dir}/mine.ts`, line: 5 })
})

test('The spec of this repository is what is extended when nothing else is said', () => {
  const dir = temporaryFolder({ 'mine.ts': "export default extendProduct('people', { resources: [] })" })
  const people = loadSpec(dir).products.find(({ name }) => name === 'people')
  expect(people?.resources.map(({ type }) => type)).toContain('Person')
})

test.each([
  [
    'corrections of nothing',
    { 'zoo/lion.corrections.ts': 'export default correctResource([])' },
    'not_found',
  ],
  ['a type declared twice', { 'zoo/beast.ts': ANIMAL }, 'duplicate_type'],
  ['a file that declares nothing', { 'zoo/notes.ts': 'export const a = 1' }, 'not_a_declaration'],
  [
    'a correction without a source',
    { 'zoo/animal.corrections.ts': 'export default correctResource([{ set: {} }])' },
    'wrong_shape',
  ],
  [
    'a correction without a set',
    { 'zoo/animal.corrections.ts': "export default correctResource([{ source: 'x' }])" },
    'wrong_shape',
  ],
  [
    'an extension of an unknown product',
    { 'mine.ts': "export default extendProduct('farm', { resources: [] })" },
    'unknown_product',
  ],
  [
    'an extension of no type',
    { 'mine.ts': "export default extendProduct('zoo', { resources: [{}] })" },
    'wrong_shape',
  ],
  [
    'a resource without a type',
    { 'zoo/lion.ts': 'export default defineResource({ attributes: {} })' },
    'wrong_shape',
  ],
] as [string, Record<string, string>, string][])('%s is refused', (_, files, code) => {
  const dir = zoo(files)
  expect(() => loadSpec(dir, { shipped: zoo() })).toThrow(expect.objectContaining({ code }))
})

test('A folder that is not there is said to be so', () => {
  expect(() => loadSpec('/nowhere/at/all')).toThrow('There is no such folder')
})

test('A folder of several products keeps them apart', () => {
  const dir = zoo({ 'farm/product.ts': PRODUCT.replaceAll('zoo', 'farm'), 'farm/animal.ts': ANIMAL })
  expect(types(dir)).toEqual([
    ['farm', ['Animal']],
    ['zoo', ['Animal', 'Keeper']],
  ])
})

test('All shipped declarations are read in less than half a second of processor time', () => {
  const before = process.cpuUsage()
  expect(loadSpec('spec').products).toHaveLength(12)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(500)
})
