import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { namesOf } from '../../src/emit/names.ts'
import { schemas } from '../../src/emit/schemas.ts'
import { validators } from '../../src/emit/validators.ts'
import { model } from '../whole-api/model.ts'
import { Emitted } from './emitted.ts'
import { badRows, goodRows, resourcesOf, wholeRow } from './samples.ts'
import { smallProduct } from './small-model.ts'

interface Validator {
  (value: unknown): boolean
  issues(
    value: unknown,
  ): readonly { readonly path: string; readonly expected: string; readonly found: string }[]
}

const { products } = model()
const emitted = new Emitted()
const modules = new Map<string, { readonly [name: string]: unknown }>()
const texts: string[] = []
beforeAll(async () => {
  for (const product of [...products, { ...smallProduct, name: 'small' }]) {
    for (const { path, text } of await validators.emit(product, { target: 'typebox', out: '' })) {
      emitted.write(path, text)
      texts.push(text)
    }
    modules.set(product.name, await emitted.load(`${product.name}/validators.ts`))
  }
})
afterAll(() => emitted.remove())

const validator = (product: string, name: string): Validator => modules.get(product)?.[name] as Validator

describe('the validators of every type', () => {
  test.each(resourcesOf(products))(
    'accept what %s may be and say what is wrong where it may not',
    (_, product, resource) => {
      const { row: name } = namesOf(product).ofType(resource.type)
      const is = validator(product.name, `is${name}`)
      const isPage = validator(product.name, `is${name}Page`)
      const isDocument = validator(product.name, `is${name}Document`)
      for (const { what, row } of goodRows(resource)) {
        expect(is.issues(row), what).toEqual([])
        expect([is(row), isPage({ data: [row, row] }), isDocument({ data: row })], what).toEqual([
          true,
          true,
          true,
        ])
      }
      for (const { what, row, path } of badRows(resource)) {
        expect(is(row), what).toBe(false)
        expect(
          is.issues(row).map((issue) => issue.path),
          what,
        ).toContain(path)
        expect(isPage({ data: [wholeRow(resource), row] }), what).toBe(false)
        expect(isPage.issues({ data: [row] }).map((issue) => issue.path)[0], what).toMatch(/^\/data\/0/)
        expect(isDocument({ data: row }), what).toBe(false)
      }
    },
  )

  test.each(resourcesOf(products))('agree with the schema of %s', async (_, product, resource) => {
    const { row: name } = namesOf(product).ofType(resource.type)
    if (!modules.has(`schemas.${product.name}`)) {
      await emitted.emit(schemas, product)
      modules.set(`schemas.${product.name}`, await emitted.load(`${product.name}/schemas.ts`))
    }
    const schema = modules.get(`schemas.${product.name}`)?.[`${name}Schema`] as never
    const is = validator(product.name, `is${name}`)
    const rows: unknown[] = [...goodRows(resource), ...badRows(resource)].map(({ row }) => row)
    expect(rows.map((row) => is(row))).toEqual(rows.map((row) => Value.Check(schema, row)))
  })
})

describe('what can ride along', () => {
  const person = wholeRow(smallProduct.resources.find(({ type }) => type === 'Person')!)
  const page = (...included: unknown[]): unknown => ({ data: [person], included })
  const email = (attributes: object): object => ({ type: 'Email', id: '1', attributes })

  test.each<[string, unknown, boolean]>([
    ['nothing', { data: [person] }, true],
    ['no rows', page(), true],
    ['a whole row', page(email({ address: 'a@b.org', primary: true })), true],
    ['a row poorer than under data', page(email({ address: null })), true],
    [
      'a row of a type that is not known there',
      page({ type: 'Surprise', id: '1', attributes: { a: 1 } }),
      true,
    ],
    ['a row with a wrong value', page(email({ address: 1 })), false],
    ['a row without an id', page({ type: 'Email', attributes: {} }), false],
    ['no array', { data: [person], included: {} }, false],
  ])('is %s', (_, value, accepted) => {
    const isPage = validator('small', 'isPersonPage')
    expect(isPage(value)).toBe(accepted)
    expect(isPage.issues(value).length === 0).toBe(accepted)
  })
})

test('an issue tells path, expectation and kind, and never the value', () => {
  const isPage = validator('small', 'isPersonPage')
  const person = wholeRow(smallProduct.resources.find(({ type }) => type === 'Person')!)
  const wrong = { ...person, attributes: { ...(person.attributes as object), grade: 'secret' } }
  expect(isPage.issues({ data: [person, wrong] })).toEqual([
    { path: '/data/1/attributes/grade', expected: 'an integer or null', found: 'string' },
  ])
})

test('issues end at a hundred, however large the page', () => {
  const rows = Array.from({ length: 500 }, () => ({ type: 'Person', id: '1', attributes: {} }))
  expect(validator('small', 'isPersonPage').issues({ data: rows })).toHaveLength(100)
})

test('no validator needs eval or a schema library', () => {
  expect(
    texts.filter((text) => /\beval\(|\bFunction\(|from '(?!@pcokit\/sdk\/|\.\/types)/.test(text)),
  ).toEqual([])
})

test('the validators of a small product are as in the golden file', async () => {
  const [file] = await validators.emit(smallProduct, { target: 'typebox', out: '' })
  await expect(file?.text).toMatchFileSnapshot('golden/validators.golden.txt')
})
