import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeBlocks, fileName, programOf } from './readme.ts'

describe('code of a README', () => {
  it('becomes one module: imports joined, one shared client, a scope for each block', () => {
    const markdown = [
      'Text\n```ts\nimport { a } from "x"\nconst pco = createClient(a)\n```',
      '```sh\nnpm i\n```',
      '```ts\nimport { b, type C } from "x"\nconst c: C = b\n```\n```ts\n// my/file.ts\nexport default 1\n```\n',
    ].join('\n')
    const blocks = codeBlocks(markdown)
    expect(blocks.map(({ language }) => language)).toEqual(['ts', 'sh', 'ts', 'ts'])
    expect(blocks.map(fileName)).toEqual([null, null, null, 'my/file.ts'])
    expect(programOf(blocks)).toBe(
      "import { a, b, type C } from 'x'\n\nconst pco = createClient(a)\n{\nconst c: C = b\n}\nexport {}\n",
    )
  })

  it('is found in this one', async () => {
    const blocks = codeBlocks(await readFile(resolve(import.meta.dirname, '../../../README.md'), 'utf8'))
    expect(blocks.filter(({ language }) => language === 'ts').length).toBeGreaterThan(8)
    expect(programOf(blocks)).toContain("from '@pcokit/sdk'")
  })
})
