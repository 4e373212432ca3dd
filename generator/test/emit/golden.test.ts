import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { catalogueEmitter } from '../../src/emit/catalogue.ts'
import { handlesEmitter } from '../../src/emit/handles.ts'
import { productIndexEmitter } from '../../src/emit/product-index.ts'
import { tableEmitter } from '../../src/emit/table.ts'
import { typesEmitter } from '../../src/emit/types.ts'
import { sample } from './sample-model.ts'

const standing = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../sdk/test/sample/${file}`, import.meta.url)), 'utf8')

describe('the sample product', () => {
  test.each([
    ['types.ts', typesEmitter],
    ['handles.ts', handlesEmitter],
    ['table.ts', tableEmitter],
    ['index.ts', productIndexEmitter],
    ['catalogue.ts', catalogueEmitter],
  ])('%s is emitted exactly as it stands beside the tests of the SDK', async (file, emitter) => {
    const files = await emitter.emit(sample, { target: 'typebox', out: '' })
    expect(files.map(({ path }) => path)).toEqual([`people/${file}`])
    expect(files[0]?.text).toBe(standing(file))
  })

  test('emitting twice gives the same, so that a watch never sees a change of its own', async () => {
    const once = await handlesEmitter.emit(sample, { target: 'typebox', out: '' })
    const again = await handlesEmitter.emit(sample, { target: 'typebox', out: '' })
    expect(again).toEqual(once)
  })
})
