/** Nothing is generated from declarations with errors, and all of them are said at once. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { InvalidSpecError } from '../../src/check/refuse.ts'
import { generate } from '../../src/generate.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pcokit-invalid-'))
  mkdirSync(join(folder, 'spec'))
  writeFileSync(
    join(folder, 'spec', 'current.ts'),
    `import { extendProduct } from '@pcokit/generator/spec'
export default extendProduct('current', {
  resources: [
    {
      type: 'Greeting',
      attributes: { text: 'strng' },
      endpoints: { '/greetings': { list: true, lst: true } },
    },
  ],
})
`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a spec with two errors is refused with file and line of both, and nothing is written', async () => {
  const out = join(folder, 'out')
  const refusal: unknown = await generate({ spec: join(folder, 'spec'), out }).catch(
    (error: unknown) => error,
  )
  expect(refusal).toBeInstanceOf(InvalidSpecError)
  expect((refusal as InvalidSpecError).message.split('\n')).toEqual([
    expect.stringMatching(/current\.ts:6: `text` has the wrong shape\. Write 'string'/),
    expect.stringMatching(/current\.ts:7: There is no `lst` here\. Write one of list/),
  ])
  expect(existsSync(out)).toBe(false)
})
