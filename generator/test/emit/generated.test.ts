/** What stands in `sdk/src/generated`, as its users and their compilers meet it. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import ts from 'typescript'
import { afterAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const generated = join(root, 'sdk/src/generated')
const products = readdirSync(generated, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
const read = (path: string): string => readFileSync(join(generated, path), 'utf8')
const sources = readdirSync(generated, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))

const folder = mkdtempSync(join(tmpdir(), 'pcokit-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Subpaths of the SDK that only the named file of a product may import. */
const OTHERS: { readonly [file: string]: readonly string[] } = {
  'schemas.ts': ['typebox'],
  'validators.ts': ['@pcokit/sdk/validators'],
  'raw.ts': ['@pcokit/sdk/raw'],
}

describe('imports', () => {
  test.each(sources)('%s imports the runtime, its neighbours, and what belongs to its kind alone', (path) => {
    const allowed = ['@pcokit/sdk/runtime', ...(OTHERS[path.slice(path.lastIndexOf('/') + 1)] ?? [])]
    const froms = [...read(path).matchAll(/(?: from |^import |\bimport\()'([^']+)'/gm)].map(
      ([, from]) => from,
    )
    const foreign = froms.filter(
      (from) => from !== undefined && !from.startsWith('./') && !allowed.includes(from),
    )
    expect(foreign).toEqual([])
  })
})

describe('names', () => {
  const exported = (path: string) =>
    [...read(path).matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name ?? '')

  test.each(products)(
    'of %s are declared once over types and handles, and are at most 70 characters',
    (product) => {
      const names = [...exported(`${product}/types.ts`), ...exported(`${product}/handles.ts`)]
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
      expect(names.filter((name) => name.length > 70)).toEqual([])
    },
  )
})

test('what is emitted needs no formatting', () => {
  const copy = join(folder, 'copy')
  for (const product of products) {
    for (const file of ['types', 'handles', 'table', 'index', 'catalogue']) {
      cpSync(join(generated, product, `${file}.ts`), join(copy, product, `${file}.ts`))
    }
  }
  writeFileSync(
    join(folder, 'biome.json'),
    JSON.stringify({ ...JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')), files: {} }),
  )
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const format = spawnSync(process.execPath, [biome, 'format', `--config-path=${folder}`, copy], {
    encoding: 'utf8',
  })
  expect(format.stdout + format.stderr).toContain('No fixes applied')
  expect(format.status).toBe(0)
})

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noEmit: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  paths: { '@pcokit/sdk/runtime': [join(root, 'sdk/src/runtime.ts')] },
}

/**
 * Checks files, and of everything they import only what they use: so a program meets a package's declarations.
 * The standard library is not checked either.
 */
const check = (files: readonly string[]) => {
  const program = ts.createProgram(files, OPTIONS)
  const before = program.getInstantiationCount()
  const diagnostics = files.flatMap((file) => {
    const source = program.getSourceFile(file)
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
  })
  const messages = diagnostics.map(({ file, start, messageText }) => {
    const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0
    return `${file?.fileName}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
  })
  return { messages, instantiations: program.getInstantiationCount() - before }
}

describe('types', () => {
  test('of the whole tree are sound under strict, by the compiler to come', () => {
    const compilerOptions = {
      ...{
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        verbatimModuleSyntax: true,
      },
      ...{
        noEmit: true,
        target: 'ES2022',
        module: 'ESNext',
        moduleResolution: 'Bundler',
        types: [],
        skipLibCheck: true,
      },
      ...{ lib: ['ES2023', 'DOM', 'DOM.Iterable'], allowImportingTsExtensions: true, paths: OPTIONS.paths },
    }
    const files = products.flatMap((product) =>
      ['types', 'handles', 'table', 'index', 'catalogue'].map((file) =>
        join(generated, product, `${file}.ts`),
      ),
    )
    const project = { compilerOptions, files: [...files, join(generated, 'catalogue.ts')] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project))
    const compiler = join(root, 'node_modules/ts7/bin/tsc')
    const { stdout, status } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })

  test('cost a program with one list call less than 1,000 instantiations', () => {
    const file = join(folder, 'list.ts')
    writeFileSync(
      file,
      `import type { PeopleHandles } from '${join(generated, 'people/index.ts')}'
declare const people: PeopleHandles
const page = await people.people.list({
  where: { last_name: 'Smith', updated_at: { gte: new Date() } },
  order: '-updated_at',
  include: ['emails'],
})
export const address: string | null | undefined = page.data[0]?.included.emails[0]?.attributes.address
`,
    )
    const { messages, instantiations } = check([file])
    expect(messages).toEqual([])
    expect(instantiations).toBeGreaterThan(0)
    expect(instantiations).toBeLessThan(1000)
  })
})

test('the endpoint table of People is within its budget of 6.7 kB gzipped', () => {
  const { outputText } = ts.transpileModule(read('people/table.ts'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, removeComments: true },
  })
  expect(gzipSync(outputText, { level: 9 }).length).toBeLessThan(6700)
})
