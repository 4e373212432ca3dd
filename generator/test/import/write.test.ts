import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importDocument } from '../../src/import/index.ts'
import { loadSpec } from '../../src/load/index.ts'
import { sampleDocument } from '../support/document.ts'
import { filesOf, temporaryFolder } from '../support/folder.ts'

const imported = (): string => {
  const dir = temporaryFolder()
  importDocument(sampleDocument(), dir)
  return dir
}
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(file, change(readFileSync(file, 'utf8')))

test('A first import writes one file a type, as the formatter would', () => {
  const dir = temporaryFolder()
  const report = importDocument(sampleDocument(), dir)
  expect(report).toMatchObject({ product: 'people', version: '2026-01-02', unchanged: 0 })
  expect(report.files.map(({ file, state }) => [file.slice(dir.length + 1), state])).toEqual([
    ['people/campus.ts', 'created'],
    ['people/email.ts', 'created'],
    ['people/news.ts', 'created'],
    ['people/person.ts', 'created'],
    ['people/product.ts', 'created'],
  ])
  expect(filesOf(dir)['people/news.ts']).toMatchInlineSnapshot(`
    "// Owned by \`pcokit import\` (e66e500660a3). What it gets wrong goes to news.corrections.ts.
    import { defineResource } from '@pcokit/generator/spec'

    export default defineResource({
      type: 'News',
      attributes: {
        title: 'string',
      },
      relationships: {
        author: { to: [], wire: 'Author' },
      },
      endpoints: {
        '/people/{person_id}/news': { toOne: true, below: { variable: 'news_id', methods: ['get'] } },
      },
    })
    "
  `)
})

test('A second import changes no byte', () => {
  const dir = imported()
  const before = filesOf(dir)
  expect(importDocument(sampleDocument(), dir)).toMatchObject({ files: [], unchanged: 5 })
  expect(filesOf(dir)).toEqual(before)
})

test("Comments and the order of keys are the reader's own, and stay", () => {
  const dir = imported()
  const file = join(dir, 'people/email.ts')
  edit(file, (text) =>
    text
      .replace("    address: 'string',\n", '')
      .replace('    location:', "    // where it is read\n    address: 'string',\n    location:"),
  )
  const before = filesOf(dir)
  expect(importDocument(sampleDocument(), dir).files).toEqual([])
  expect(filesOf(dir)).toEqual(before)
})

test('What is new goes in at its place, what is gone goes out with its comment, the rest stays', () => {
  const dir = imported()
  const file = join(dir, 'people/person.ts')
  edit(file, (text) =>
    text
      .replace(
        "    birthdate: 'date',",
        "    // never sent\n    birthdate: 'date', // really\n    // the first one",
      )
      .replace(
        "  order: ['first_name', 'created_at'],",
        "  // as asked for\n  order: ['first_name', 'created_at'],",
      ),
  )
  const next = sampleDocument()
  const schemas = next.components.schemas as Record<
    string,
    { properties: Record<string, object>; enum: string[] }
  >
  delete schemas.person_attributes?.properties.birthdate
  Object.assign(schemas.person_attributes?.properties ?? {}, {
    age: { type: 'integer' },
    zip: { type: 'string' },
  })
  schemas.person_renderable_attributes_enum?.enum.push('age', 'zip')
  const report = importDocument(next, dir)
  expect(report.files).toEqual([
    {
      file,
      state: 'changed',
      added: ['attributes.age', 'attributes.zip'],
      changed: [],
      removed: ['attributes.birthdate'],
    },
  ])
  expect(readFileSync(file, 'utf8')).toContain(`  attributes: {
    age: 'integer',
    // the first one
    created_at: 'date-time',
    first_name: 'string',
    notes: { type: 'string', onlyWithFields: true },
    scores: 'array',
    zip: 'string',
  },`)
  expect(readFileSync(file, 'utf8')).toContain("  // as asked for\n  order: ['first_name', 'created_at'],")
  expect(importDocument(next, dir).files).toEqual([])
})

test('A section that comes or goes is written and removed whole', () => {
  const dir = imported()
  const next = sampleDocument()
  delete next.paths['/people/{person_id}/archive']
  Object.assign(next.paths, { '/emails/{email_id}/block': next.paths[''] })
  delete next.paths['']
  const report = importDocument(next, dir)
  expect(
    report.files.map(({ file, added, removed }) => [file.slice(dir.length + 8), added, removed]),
  ).toEqual([
    ['campus.ts', [], ['actions']],
    ['email.ts', ['actions'], []],
    ['person.ts', [], ['actions']],
  ])
  const fresh = temporaryFolder()
  importDocument(next, fresh)
  expect(filesOf(dir)).toEqual(filesOf(fresh))
})

test('A type that is gone upstream is removed with its file, and said so', () => {
  const dir = imported()
  const next = sampleDocument()
  delete next.components.schemas.news_resource
  const report = importDocument(next, dir)
  expect(report.files).toContainEqual(
    expect.objectContaining({ file: join(dir, 'people/news.ts'), state: 'removed' }),
  )
  expect(Object.keys(filesOf(dir))).not.toContain('people/news.ts')
})

test('Corrections and files of hands are never touched', () => {
  const dir = imported()
  const corrections =
    "export default correctResource([{ source: 'a recording', set: { attributes: { address: 'unknown' } } }])\n"
  const own = "export default defineResource({ type: 'Mine', attributes: {}, endpoints: {} })\n"
  writeFileSync(join(dir, 'people/email.corrections.ts'), corrections)
  writeFileSync(join(dir, 'people/mine.ts'), own)
  importDocument(sampleDocument(), dir)
  expect(filesOf(dir)).toMatchObject({ 'people/email.corrections.ts': corrections, 'people/mine.ts': own })
  const email = loadSpec(dir).products[0]?.resources.find(({ type }) => type === 'Email')
  expect(email?.declaration.attributes.address).toBe('unknown')
})

test('An imported value that was edited by hand is an error that names file, line and where to put it', () => {
  const dir = imported()
  const file = join(dir, 'people/email.ts')
  edit(file, (text) => text.replace("address: 'string'", "address: 'integer'"))
  const before = filesOf(dir)
  const next = sampleDocument()
  next.info.version = '2026-02-03'
  expect(() => importDocument(next, dir)).toThrow(
    `${file}:7: \`attributes.address\` was edited by hand, and the next import would lose it. ` +
      `Move the edit to ${join(dir, 'people/email.corrections.ts')} and put the imported value back.`,
  )
  expect(filesOf(dir)).toEqual(before)
})

test('A file of hands in the way of a type is left alone, and said so', () => {
  const dir = temporaryFolder({
    'people/email.ts': "export default defineResource({ type: 'Email', attributes: {}, endpoints: {} })",
  })
  expect(() => importDocument(sampleDocument(), dir)).toThrow(
    expect.objectContaining({ code: 'owned_by_hand', line: 1 }),
  )
  expect(Object.keys(filesOf(dir))).toEqual(['people/email.ts'])
})

test.each([[null], [1], ['text'], [{}], [{ paths: null }]])('%j is no document', (document) => {
  expect(() => importDocument(document, temporaryFolder(), 'x.json')).toThrow(
    'x.json:1: This is no OpenAPI document',
  )
})
