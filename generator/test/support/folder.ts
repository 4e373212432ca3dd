import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true })
})

/** A folder for the tests of one file, gone when they are. */
export const temporaryFolder = (files: Readonly<Record<string, string>> = {}): string => {
  const dir = mkdtempSync(join(tmpdir(), 'pcokit-test-'))
  made.push(dir)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
  return dir
}

/** Every file below a folder with its text. */
export const filesOf = (dir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(dir.length + 1), readFileSync(file, 'utf8')]),
  )

export const PRODUCT = `export default defineProduct({
  name: 'zoo',
  title: 'Zoo',
  path: '/zoo/v2',
  version: '2026-01-02',
  scope: null,
})
`

export const ANIMAL = `export default defineResource({
  type: 'Animal',
  attributes: { name: 'string', legs: 'integer', created_at: 'date-time' },
  relationships: { keeper: { to: 'Keeper' } },
  include: ['keeper'],
  order: ['name'],
  where: { name: 'string' },
  filter: ['wild', 'tame'],
  create: { attributes: ['name'], relationships: ['keeper'] },
  endpoints: {
    '/animals': { list: true, create: true },
    '/animals/{animal_id}': { get: true },
  },
})
`

export const KEEPER = `export default defineResource({
  type: 'Keeper',
  attributes: { name: 'string' },
  endpoints: {
    '/animals/{animal_id}/keeper': { toOne: true, below: { variable: 'keeper_id', methods: ['get', 'update'] } },
    '/keepers/{keeper_id}': { get: true },
  },
})
`

/** A spec folder of one small product; `files` are added, or put in the place of its own. */
export const zoo = (files: Readonly<Record<string, string>> = {}): string =>
  temporaryFolder({ 'zoo/product.ts': PRODUCT, 'zoo/animal.ts': ANIMAL, 'zoo/keeper.ts': KEEPER, ...files })
