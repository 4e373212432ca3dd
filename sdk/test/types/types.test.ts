import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../../..')
const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root)

function compile(...files: string[]) {
  const program = ts.createProgram(
    files.map((file) => join(here, file)),
    { ...options, noEmit: true },
  )
  const problems = ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
    return `${file?.fileName.slice(root.length + 1)}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
  })
  return problems
}

/** What a user's compiler spends on a file; on ours it spends nothing, since it gets declarations. */
function cost(file: string): number {
  const path = join(here, file)
  const program = ts.createProgram([path], { ...options, noEmit: true })
  expect(program.getSemanticDiagnostics(program.getSourceFile(path))).toEqual([])
  return program.getInstantiationCount()
}

describe('types', () => {
  it('narrow by include and fields, and refuse what a path does not accept', () => {
    expect(compile('narrowing.ts', 'refusals.ts')).toEqual([])
  })

  it('of one list call on People cost the compiler fewer than 1,000 instantiations', () => {
    expect(cost('one-list-call.ts') - cost('empty.ts')).toBeLessThan(1000)
  })
})
