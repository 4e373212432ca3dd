import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BANNER_MARK } from '../../src/emit/emitter.ts'
import { generate } from '../../src/generate.ts'
import { writeFiles, zooSpec } from './zoo.ts'

let folder: string
let spec: string
let out: string
const read = (path: string): string => readFileSync(join(out, path), 'utf8')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pcokit-'))
  spec = join(folder, 'spec')
  out = join(folder, 'src', 'pco')
  writeFiles(spec, zooSpec)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a first generation', () => {
  test('writes a folder a product, and the catalogue over all', async () => {
    const report = await generate({ spec, out })
    expect(report.products).toEqual(['sea-life', 'zoo'])
    expect(report.upToDate).toBe(false)
    for (const file of ['types', 'handles', 'table', 'index', 'catalogue']) {
      expect(report.written).toContain(`zoo/${file}.ts`)
      expect(read(`sea-life/${file}.ts`)).toMatch(`// ${BANNER_MARK}`)
    }
    expect(read('sea-life/index.ts')).toContain('export const seaLife: Product<SeaLifeHandles> =')
    expect(read('catalogue.ts')).toContain('export const catalogues: readonly Catalogue[] = [seaLife, zoo]')
  })

  test.each([
    ['js', "from './table.js'"],
    ['ts', "from './table.ts'"],
  ] as const)('imports neighbours with .%s', async (imports, want) => {
    await generate({ spec, out, imports, products: ['zoo'] })
    expect(read('zoo/index.ts')).toContain(want)
    expect(read('zoo/index.ts').match(/from '\.\/\w+\.(ts|js)'/g)).toHaveLength(4)
  })

  test('writes the schemas for the TypeBox that was asked for', async () => {
    await generate({ spec, out, products: ['zoo'], target: 'sinclair' })
    expect(read('zoo/schemas.ts')).toContain("from '@sinclair/typebox'")
  })
})

describe('a further generation', () => {
  test('writes nothing when nothing changed', async () => {
    await generate({ spec, out })
    const before = statSync(join(out, 'zoo/table.ts')).mtimeMs
    const report = await generate({ spec, out })
    expect(report).toMatchObject({ written: [], removed: [], upToDate: true })
    expect(statSync(join(out, 'zoo/table.ts')).mtimeMs).toBe(before)
  })

  test('keeps the extension of imports that the first one was given', async () => {
    await generate({ spec, out, imports: 'ts' })
    expect((await generate({ spec, out })).upToDate).toBe(true)
    await generate({ spec, out, imports: 'js' })
    expect((await generate({ spec, out })).upToDate).toBe(true)
    expect(read('zoo/index.ts')).toContain("from './table.js'")
  })

  test('writes only what changed', async () => {
    await generate({ spec, out })
    writeFiles(spec, {
      'zoo/lion.ts': zooSpec['zoo/lion.ts']!.replace("order: ['name']", "order: ['created_at']"),
    })
    const { written } = await generate({ spec, out })
    expect(written).toContain('zoo/table.ts')
    expect(written.filter((path) => path.startsWith('sea-life/'))).toEqual([])
  })

  test('removes what is no longer generated, and nothing a hand has written', async () => {
    await generate({ spec, out })
    writeFileSync(join(out, 'sea-life', 'mine.ts'), 'export const mine = 1\n')
    rmSync(join(spec, 'sea-life'), { recursive: true })
    const { removed } = await generate({ spec, out })
    expect(removed).toContain('sea-life/table.ts')
    expect(existsSync(join(out, 'sea-life/table.ts'))).toBe(false)
    expect(read('sea-life/mine.ts')).toBe('export const mine = 1\n')
    expect(read('catalogue.ts')).not.toContain('sea-life')
  })

  test('of one product leaves the others and their place in the catalogue', async () => {
    await generate({ spec, out })
    const { written, removed } = await generate({ spec, out, products: ['zoo'] })
    expect([written, removed]).toEqual([[], []])
    expect(read('catalogue.ts')).toContain('[seaLife, zoo]')
  })
})

describe('check', () => {
  test('writes nothing and names what differs', async () => {
    const cold = await generate({ spec, out, check: true })
    expect(cold.written).toContain('zoo/table.ts')
    expect(existsSync(out)).toBe(false)

    await generate({ spec, out })
    expect((await generate({ spec, out, check: true })).upToDate).toBe(true)

    writeFileSync(join(out, 'zoo/table.ts'), `${read('zoo/table.ts')}// by hand\n`)
    writeFileSync(join(out, 'zoo/old.ts'), `// ${BANNER_MARK}\n`)
    const report = await generate({ spec, out, check: true })
    expect(report).toMatchObject({ written: ['zoo/table.ts'], removed: ['zoo/old.ts'], upToDate: false })
    expect(read('zoo/table.ts')).toContain('// by hand')
    expect(existsSync(join(out, 'zoo/old.ts'))).toBe(true)
  })
})

test('a product that is not there is refused with those that are', async () => {
  await expect(generate({ spec, out, products: ['zoo', 'aquarium'] })).rejects.toThrow(
    /There is no product 'aquarium'.*Write one of sea-life, zoo/s,
  )
})

test('a product is found in a folder of another name too', async () => {
  renameSync(join(spec, 'zoo'), join(spec, 'animals'))
  const { products } = await generate({ spec, out, products: ['zoo'] })
  expect(products).toEqual(['zoo'])
})

describe('declarations of a user on top of ours', () => {
  const extension = `import { extendProduct } from '@pcokit/generator/spec'

export default extendProduct('publishing', {
  resources: [
    {
      type: 'Greeting',
      attributes: { words: 'string' },
      create: { attributes: ['words'] },
      endpoints: { '/greetings': { list: true, create: true } },
    },
  ],
})
`

  test('give the extended product alone, with all it had before', async () => {
    const mine = join(folder, 'my-spec')
    writeFiles(mine, { 'publishing.ts': extension })
    const { products } = await generate({ spec: mine, out })
    expect(products).toEqual(['publishing'])
    expect(read('publishing/handles.ts')).toContain('readonly greetings: Greetings')
    expect(read('publishing/handles.ts')).toContain('readonly episodes: Episodes')
    expect(read('publishing/types.ts')).toContain('export interface GreetingCreate')
  })
})
