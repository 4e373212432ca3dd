/** Generated files stay small enough for an editor. */
import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { model } from '../whole-api/model.ts'

const files = model().products.flatMap(({ name }) => [`${name}/paths.ts`, `${name}/openapi.json`])

test.each(files)('%s is under a megabyte', (file) => {
  const path = new URL(`../../../sdk/src/generated/${file}`, import.meta.url)
  expect(statSync(path).size).toBeLessThan(1_000_000)
})
