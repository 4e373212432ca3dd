import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkSpec } from '../../src/check/index.ts'
import { diffSpecs, specOfDocument } from '../../src/diff/index.ts'
import { importDocument } from '../../src/import/index.ts'
import { markerOf } from '../../src/import/marker.ts'
import { loadSpec } from '../../src/load/index.ts'
import { filesOf, temporaryFolder } from '../support/folder.ts'

/**
 * PCO's own documents are not part of the repository. Where PCOKIT_OPENAPI_DIR holds them, as
 * `<product>/<version>.json`, the spec is shown to be what they import to.
 */
const dir = process.env.PCOKIT_OPENAPI_DIR
const documents =
  dir === undefined || !existsSync(dir)
    ? []
    : readdirSync(dir).flatMap((product) =>
        readdirSync(join(dir, product)).map((file) => join(dir, product, file)),
      )

test('Every file of the spec that import owns is as import wrote it', () => {
  const edited = checkSpec(loadSpec('spec')).filter(({ code }) => code === 'edited_by_hand')
  expect(edited).toEqual([])
  const owned = Object.values(filesOf('spec')).filter((text) => markerOf(text) !== null)
  expect(owned.length).toBe(254 + 11)
})

if (documents.length > 0) {
  describe.each(documents)('%s', (file) => {
    const document: unknown = JSON.parse(readFileSync(file, 'utf8'))

    test('imported over the spec, it changes no byte', () => {
      const spec = temporaryFolder()
      cpSync('spec', spec, { recursive: true, filter: (path) => !path.includes('node_modules') })
      const before = filesOf(spec)
      expect(importDocument(document, spec, file)).toMatchObject({ files: [], skipped: [] })
      expect(filesOf(spec)).toEqual(before)
    })

    test('imported into an empty folder, it gives the files of the spec', () => {
      const spec = temporaryFolder({ 'define.ts': '' })
      const { product } = importDocument(document, spec, file)
      const written = filesOf(join(spec, product))
      expect(filesOf(join('spec', product))).toMatchObject(written)
      expect(Object.keys(written).length).toBeGreaterThan(2)
    })

    test('has no difference with itself', () => {
      expect(diffSpecs(specOfDocument(document, file), specOfDocument(document, file))).toEqual([])
    })
  })
}
