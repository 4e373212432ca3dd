import { expect, test } from 'vitest'
import { mockEmitter, mocksEmitter } from '../../src/emit/mock.ts'
import type { ProductModel } from '../../src/model/types.ts'
import { sample } from './sample-model.ts'

const options = { target: 'typebox', out: '' } as const

/** The sample with an enum, an attribute that is never null, and a webhook event. */
const product: ProductModel = {
  ...sample,
  resources: sample.resources.map((resource) => ({
    ...resource,
    attributes: resource.attributes.map((attribute) =>
      resource.type === 'Email' && attribute.name === 'location'
        ? { ...attribute, enum: ['Home', 'Work'], nullable: false }
        : { ...attribute, enum: null, nullable: true },
    ),
  })),
  webhooks: [{ name: 'people.v2.events.email.created', type: 'Email', verb: 'created' }],
}

test('the mock table of a product holds enums, attributes that are never null, and events', async () => {
  const [file, ...more] = await mockEmitter.emit(product, options)
  expect(more).toEqual([])
  expect(file?.path).toBe('people/mock.ts')
  expect(
    file?.text.split('\n').slice(2).join('\n'),
  ).toBe(`import type { MockTable } from '@pcokit/sdk/runtime'

export const mock: MockTable = {
  enums: { Email: { location: 'Home|Work' } },
  always: { Email: 'location' },
  events: { 'people.v2.events.email.created': 'Email created' },
}
`)
})

test('a product without any of them has an empty table', async () => {
  const [file] = await mockEmitter.emit({ ...product, resources: [], webhooks: [] }, options)
  expect(file?.text).toContain('export const mock: MockTable = {}\n')
})

test('the tables of all products stand in one file', () => {
  const [file] = mocksEmitter.emit({ products: [product] }, options)
  expect(file?.path).toBe('mock.ts')
  expect(file?.text).toContain("import { mock as peopleMock } from './people/mock.ts'\n")
  expect(file?.text).toContain('  { table: peopleTable, mock: peopleMock },\n')
})
