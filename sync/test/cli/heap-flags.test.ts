import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { heapFlags } from '../../src/cli/heap-flags.ts'

it.each([
  ['', true],
  ['--enable-source-maps --max-http-header-size=1000', true],
  ['--max-old-space-size=4096', false],
  ['--max_semi_space_size=16', false],
  ['--optimize-for-size', false],
])('with "%s" given to Node, the heap is kept small: %s', (given, small) => {
  expect(heapFlags(given).length > 0).toBe(small)
})

it('this Node knows each of the flags', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--v8-options'])
  for (const flag of heapFlags('')) expect(stdout).toContain(`${flag.split('=')[0]} (`)
})
