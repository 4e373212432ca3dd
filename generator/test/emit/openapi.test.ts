import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { openApiText, openapi } from '../../src/emit/openapi.ts'
import { model } from '../whole-api/model.ts'
import { smallProduct } from './small-model.ts'

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { readonly $ref: string }[]
  readonly requestBody?: { readonly $ref: string }
  readonly responses: { readonly [status: string]: { readonly $ref: string } }
  readonly 'x-pcokit-raw-only'?: true
}
interface PathItem {
  readonly parameters?: readonly { readonly $ref: string }[]
  readonly [method: string]: Operation | PathItem['parameters']
}
interface Document {
  readonly info: { readonly 'x-generated-by': string }
  readonly paths: { readonly [path: string]: PathItem }
  readonly components: { readonly [section: string]: { readonly [name: string]: unknown } }
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete']
const { products } = model()
const documents = new Map(
  products.map((product) => [product.name, JSON.parse(openApiText(product)) as Document]),
)
const documentOf = (name: string): Document => {
  const found = documents.get(name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}
const operationsOf = (document: Document): { path: string; method: string; operation: Operation }[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined
      return operation === undefined ? [] : [{ path, method, operation }]
    }),
  )
const small = JSON.parse(openApiText(smallProduct)) as Document
const at = (document: Document, ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => (value as { [name: string]: unknown } | undefined)?.[key], document)

describe.each(products.map((product) => [product.name, product] as const))(
  'the document of %s',
  (name, product) => {
    const document = documentOf(name)
    const operations = operationsOf(document)

    test('is valid OpenAPI 3.1', async () => {
      const validator = new Validator()
      const result = await validator.validate(JSON.parse(openApiText(product)) as { [key: string]: never })
      expect(result.valid ? [] : result.errors).toEqual([])
      expect(validator.version).toBe('3.1')
    })

    test('holds every operation of the model once, and marks those below to-one edges', () => {
      const bare = (path: string): string => path.replace(/\{[^}]*\}/g, '*') || '/'
      const wanted = product.operations.map((one) => `${one.method} ${bare(one.path)} ${one.belowToOne}`)
      const found = operations.map(
        ({ path, method, operation }) =>
          `${method.toUpperCase()} ${bare(path)} ${operation['x-pcokit-raw-only'] === true}`,
      )
      expect(found.sort()).toEqual(wanted.sort())
    })

    test('has short operationIds, unique without regard to case', () => {
      const ids = operations.map(({ operation }) => operation.operationId)
      expect(ids.filter((id) => id.length > 60 || !/^[a-z][A-Za-z0-9]+$/.test(id))).toEqual([])
      expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length)
    })

    test('names each path variable once and declares it', () => {
      const wrong = Object.entries(document.paths).filter(([path, { parameters = [] }]) => {
        const variables = [...path.matchAll(/\{([^}]*)\}/g)].map(([, variable]) => variable)
        const declared = parameters.map(({ $ref }) => (at(document, $ref) as { name: string }).name)
        return new Set(variables).size !== variables.length || variables.join() !== declared.join()
      })
      expect(wrong).toEqual([])
    })

    test('writes each path once, whatever its variables are called', () => {
      const bare = Object.keys(document.paths).map((path) => path.replace(/\{[^}]*\}/g, '*'))
      expect(bare.filter((path, i) => bare.indexOf(path) !== i)).toEqual([])
    })

    test('points to nothing that is not there, and keeps nothing that nobody points to', () => {
      const text = JSON.stringify(document)
      const refs = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? ''))
      expect([...refs].filter((ref) => at(document, ref) === undefined)).toEqual([])
      const kept = ['parameters', 'requestBodies'].flatMap((section) =>
        Object.keys(document.components[section] ?? {}).map((key) => `#/components/${section}/${key}`),
      )
      expect(kept.filter((ref) => !refs.has(ref))).toEqual([])
    })

    test('says of every operation what happens when the rate limit is used up', () => {
      const without = operations.filter(({ operation }) => operation.responses['429'] === undefined)
      expect(without).toEqual([])
    })

    test('is under 1 MB', () => {
      expect(Buffer.byteLength(openApiText(product))).toBeLessThan(1_000_000)
    })
  },
)

test("all documented products together hold no fewer than PCO's 1,716 operations: corrections only add", () => {
  const documented = products.filter((product) => product.documented)
  const count = documented.map(({ name }) => operationsOf(documentOf(name)).length)
  expect(count.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(1716)
})

describe('a small product', () => {
  test('is emitted as it stands in the golden file', async () => {
    const [file] = await openapi.emit(smallProduct, { target: 'typebox', out: '' })
    expect(file?.path).toBe('people/openapi.json')
    await expect(file?.text).toMatchFileSnapshot('golden/openapi.golden.json')
  })

  test('says in its info that it is generated, without a clock or a machine', () => {
    expect(small.info['x-generated-by']).toMatch(/Do not edit/)
  })

  test.each([
    ['where.created_at.gte', 'where[created_at][gte]'],
    ['where.first_name', 'where[first_name]'],
    ['fields.Person', 'fields[Person]'],
    ['Person.include', 'include'],
    ['param.time', 'time'],
  ])('writes the parameter %s as %s', (key, name) => {
    expect(small.components.parameters?.[key]).toMatchObject({ name, in: 'query' })
  })

  test('gives the operator parameters only to what can be compared', () => {
    expect(Object.keys(small.components.parameters ?? {})).not.toContain('where.first_name.gte')
  })

  test('keeps an enum open: known values are examples', () => {
    const person = small.components.schemas?.Person as { properties: { attributes: { properties: object } } }
    expect(person.properties.attributes.properties).toMatchObject({
      status: { type: ['string', 'null'], examples: ['active', 'inactive'] },
    })
    expect(JSON.stringify(person)).not.toContain('"enum"')
  })

  test('requires what always comes, and no attribute that only comes when asked for', () => {
    const person = small.components.schemas?.Person as {
      properties: { attributes: { required: readonly string[] } }
    }
    expect(person.properties.attributes.required).toContain('first_name')
    expect(person.properties.attributes.required).not.toContain('mfa_configured')
  })

  test('lets a path that differs from its type have parameters of its own', () => {
    const [own] = operationsOf(small).filter(
      ({ path, method }) => path.endsWith('}/emails') && method === 'get',
    )
    const names = own?.operation.parameters?.map(({ $ref }) => $ref.split('/').at(-1))
    expect(names).toEqual(['fields.Email', 'Email.order.2', 'page.per_page', 'page.offset'])
  })

  test('assigns relationships and write-only attributes in bodies', () => {
    const body = JSON.stringify(small.components.requestBodies?.['Person.create'])
    expect(body).toContain('"secret_word":{"type":["string","null"]}')
    expect(body).toContain('"primary_campus":{"$ref":"#/components/schemas/pco.ToOne"}')
  })
})
