/** What the README says the client covers is what the declarations give. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { model } from './model.ts'

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')

test.each(model().products.map((product) => [product.name, product] as const))(
  'the README counts the types and operations of %s',
  (name, product) => {
    const real = product.operations.filter((each) => !each.belowToOne).length
    const row = readme.split('\n').find((line) => line.includes(`\`@pcokit/sdk/${name}\` |`))
    expect(
      row
        ?.split('|')
        .slice(3, 7)
        .map((cell) => cell.trim()),
    ).toEqual([
      product.version ?? '–',
      `${product.resources.length}`,
      `${real}`,
      `${product.operations.length - real}`,
    ])
  },
)

test('the README counts products, types and documented operations', () => {
  const { products } = model()
  const types = products.reduce((sum, product) => sum + product.resources.length, 0)
  expect(readme).toContain(
    `${products.length} products, ${types} resource types, 1,716 documented operations`,
  )
})
