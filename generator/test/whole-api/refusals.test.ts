/** Each list endpoint accepts what it declares, and refuses a wrong where, order and include: by type and at run time. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient, personalAccessToken, QueryError } from '@pcokit/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ProductModel, WhereModel } from '../../src/model/types.ts'
import { expression, has, model, pathsOf, queryOf } from './model.ts'

const root = new URL('../../..', import.meta.url).pathname
const { products } = model()

/** A value of the right kind, as source text. */
const literal = ({ type }: WhereModel): string =>
  type === 'boolean'
    ? 'true'
    : type === 'integer' || type === 'number'
      ? '1'
      : type === 'date' || type === 'date-time'
        ? `'2026-01-01'`
        : `'x'`

interface Listing {
  readonly handle: string
  readonly path: string
  readonly right: string
}

function listings(product: ProductModel): Listing[] {
  const found: Listing[] = []
  for (const { node, trail } of pathsOf(product)) {
    if (!has(node, 'list')) continue
    const { where, order, include } = queryOf(product, node)
    const parts = [
      where.length > 0
        ? `where: { ${where.map((each) => `${each.name}: ${literal(each)}`).join(', ')} }`
        : '',
      order.length > 0 ? `order: ['${order.join(`', '-`)}']` : '',
      include.length > 0 ? `include: ['${include.map((each) => each.name).join(`', '`)}']` : '',
    ]
    found.push({
      handle: expression(product, trail),
      path: node.path,
      right: `{ ${parts.filter(Boolean).join(', ')} }`,
    })
  }
  return found
}

const wrong = [
  `{ where: { no_such_attribute: 'x' } }`,
  `{ order: 'no_such_order' }`,
  `{ include: ['no_such_include'] }`,
]

test('every product but an empty one lists something', () => {
  expect(products.map(listings).every((found) => found.length > 0)).toBe(true)
  expect(products.flatMap(listings).length).toBeGreaterThanOrEqual(359)
})

describe('the type checker', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(root, 'generator/test/whole-api/.compile-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('accepts all that a list endpoint declares and refuses what it does not, for each of them', () => {
    for (const product of products) {
      const lines = [
        `import type { Client } from '@pcokit/sdk'`,
        `import type { ${product.key} } from '@pcokit/sdk/${product.name}'`,
        `declare const pco: Client<{ ${product.key}: typeof ${product.key} }>`,
      ]
      for (const { handle, right } of listings(product)) {
        lines.push(`void ${handle}.list(${right})`)
        for (const query of wrong) lines.push('// @ts-expect-error', `void ${handle}.list(${query})`)
      }
      writeFileSync(join(folder, `${product.name}.ts`), `${lines.join('\n')}\n`)
    }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        include: [],
        files: products.map((each) => `${each.name}.ts`),
      }),
    )
    let output = ''
    try {
      execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
        encoding: 'utf8',
      })
    } catch (error) {
      output = String((error as { stdout: string }).stdout)
    }
    expect(output).toBe('')
  }, 120_000)
})

describe('at run time', () => {
  const requests: string[] = []
  const answer = async (input: RequestInfo | URL): Promise<Response> => {
    requests.push(String(input instanceof Request ? input.url : input))
    return Response.json({ links: {}, data: [], included: [], meta: { total_count: 0, count: 0 } })
  }

  test.each(products.map((product) => [product.name, product] as const))(
    'each list of %s refuses a wrong where, order and include before anything is sent',
    async (_name, product) => {
      const { [product.key]: definition } = await import(
        `../../../sdk/src/generated/${product.name}/index.ts`
      )
      const pco = createClient({
        auth: personalAccessToken('id', 'secret'),
        products: { [product.key]: definition },
        fetch: answer as typeof fetch,
        limiter: { acquire: async () => ({ id: '1', grantedAt: 0 }), release: async () => {} },
      })
      type Loose = { list(query: unknown): PromiseLike<unknown> }
      for (const { handle, path, right } of listings(product)) {
        const list = (query: string) =>
          new Function('pco', `return ${handle}.list(${query})`)(pco) as Promise<unknown>
        requests.length = 0
        for (const query of wrong) {
          const refusal = await Promise.resolve()
            .then(() => list(query) as unknown as Loose)
            .then(
              () => undefined,
              (error: unknown) => error,
            )
          expect(refusal, `${path} ${query}`).toBeInstanceOf(QueryError)
        }
        expect(requests, path).toEqual([])
        await list(right)
        expect(requests, path).toHaveLength(1)
      }
    },
  )
})
