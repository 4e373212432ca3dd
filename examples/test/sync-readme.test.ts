import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { codeBlocks } from './packages/readme.ts'

const read = (file: string): Promise<string> => readFile(new URL(`../../${file}`, import.meta.url), 'utf8')

it.each(['examples/pcokit.config.ts', 'examples/own-store/telling-store.test.ts'])(
  'the README of sync shows %s, which is type-checked and run, word for word',
  async (file) => {
    const blocks = codeBlocks(await read('sync/README.md')).filter(({ language }) => language === 'ts')
    expect(blocks.map(({ text }) => text.trim())).toContain((await read(file)).trim())
  },
)
