import { describe, expect, test } from 'vitest'
import type { EmittedFile } from '../../src/emit/emitter.ts'
import { table } from '../../src/emit/reference/markdown.ts'
import { reference } from '../../src/emit/reference.ts'
import { model } from '../whole-api/model.ts'
import { sample } from './sample-model.ts'

const options = { target: 'typebox', out: '' } as const
const { products } = model()
const filesOf = async (product = sample): Promise<readonly EmittedFile[]> => reference.emit(product, options)

describe.each(products.map((product) => [product.name, product] as const))(
  'the reference of %s',
  (name, product) => {
    test('has a page a resource type, and an index that names each', async () => {
      const files = await filesOf(product)
      const [index, ...pages] = files
      expect(index?.path).toBe(`${name}/reference/README.md`)
      expect(pages.map(({ path }) => path)).toEqual(
        product.resources.map(({ file }) => `${name}/reference/${file}.md`),
      )
      for (const { type, file } of product.resources) expect(index?.text).toContain(`[${type}](${file}.md)`)
    })

    test('links to pages that are there', async () => {
      const files = await filesOf(product)
      const there = new Set(files.map(({ path }) => path.split('/').at(-1)))
      const links = files.flatMap(({ text }) =>
        [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target),
      )
      expect(links.filter((target) => !there.has(target))).toEqual([])
    })

    test('names every operation: as a call of the client, or as one of raw', async () => {
      const text = (await filesOf(product)).map((file) => file.text).join('')
      const missing = product.operations.filter(
        ({ method, path }) => !text.includes(`\`${method} ${product.path}${path}\``),
      )
      expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([])
    })
  },
)

test('the page of a type is as in the golden file', async () => {
  const page = (await filesOf()).find(({ path }) => path.endsWith('/person.md'))
  await expect(page?.text).toMatchFileSnapshot('golden/reference-person.golden.md')
})

test.each<[string, string[][], string]>([
  ['no rows', [], ''],
  [
    'an empty column',
    [
      ['x', ''],
      ['y', ''],
    ],
    '| a |\n| --- |\n| x |\n| y |\n',
  ],
  ['a pipe', [['x|y', 'z']], '| a | b |\n| --- | --- |\n| x\\|y | z |\n'],
])('a table with %s', (_, rows, text) => {
  expect(table(['a', 'b'], rows)).toBe(text)
})
