import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { openApiText } from '../../src/emit/openapi.ts'
import { pathsOf, warmPaths } from '../../src/emit/paths/pool.ts'
import { paths } from '../../src/emit/paths.ts'
import { Emitted } from './emitted.ts'
import { smallProduct } from './small-model.ts'

const emitted = new Emitted()
afterAll(() => emitted.remove())
const textOf = async (product = smallProduct): Promise<string> => {
  const [file] = await paths.emit(product, { target: 'typebox', out: emitted.folder })
  expect(file?.path).toBe('people/paths.ts')
  return file?.text ?? ''
}

describe('paths', () => {
  test('of a small product are as in the golden file', async () => {
    await expect(await textOf()).toMatchFileSnapshot('golden/paths.golden.txt')
  })

  test('are taken from the output while the document is the same, and made anew once it is not', async () => {
    const made = await textOf()
    emitted.write('people/paths.ts', madeBefore(made))
    expect(await textOf()).toBe(madeBefore(made))
    const anew = await textOf({ ...smallProduct, title: 'Persons' })
    expect(anew).not.toContain('made before')
    expect(anew.split('\n')[2]).not.toBe(made.split('\n')[2])
  })

  test('are made anew where somebody has edited them', async () => {
    const made = await textOf()
    emitted.write('people/paths.ts', made.replace('listEmails', 'listLetters'))
    expect(await textOf()).toBe(made)
  })

  test('carry the hash of their document in the first lines', async () => {
    expect((await textOf()).split('\n')[2]).toMatch(/^\/\/ openapi\.json: [0-9a-f]{64}$/)
  })
})

/** The file as an earlier run might have left it: another body, with its own hash. */
function madeBefore(text: string): string {
  const [one, two, three] = text.split('\n')
  const body = '// made before\n'
  const hash = createHash('sha256').update(body).digest('hex')
  return `${one}\n${two}\n${three}\n// all below: ${hash}\n\n${body}`
}

describe('the worker', () => {
  test('answers each document with its own paths, however many wait', async () => {
    warmPaths()
    const text = openApiText(smallProduct)
    const other = text.replaceAll('listEmails', 'listLetters')
    const [one, two] = await Promise.all([pathsOf(text), pathsOf(other)])
    expect(one).toContain('operations["listEmails"]')
    expect(two).toContain('operations["listLetters"]')
    expect(two).not.toContain('listEmails')
  })

  test('says what went wrong, and goes on', async () => {
    await expect(pathsOf('{"paths": nonsense')).rejects.toThrow(/openapi-typescript failed: SyntaxError/)
    expect(await pathsOf(openApiText(smallProduct))).toContain('export interface paths')
  })
})
