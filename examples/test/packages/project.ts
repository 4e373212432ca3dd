import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeBlocks, fileName, programOf } from './readme.ts'
import { run } from './shell.ts'

/** What the packages leave to their user: the compiler, and the mock's optional peers. */
const BESIDE = ['typescript', '@types/node', '@faker-js/faker', 'msw']

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable', 'ESNext.Disposable'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  outDir: 'built',
  rootDir: '.',
}

/** The version of a package in the repository, so that the project uses the one that the suites use. */
async function versionOf(name: string, root: string): Promise<string> {
  const text = await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** An empty project with the tarballs installed. */
export async function createProject(
  folder: string,
  tarballs: readonly string[],
  root: string,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  await write(folder, 'package.json', JSON.stringify({ name: 'stranger', private: true, type: 'module' }))
  const beside = await Promise.all(BESIDE.map(async (name) => `${name}@${await versionOf(name, root)}`))
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs, ...beside], {
    cwd: folder,
  })
}

export async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), text)
}

/** Writes the code of the README into the project: one program, and the files that blocks name. */
export async function writeReadme(folder: string, readme: string): Promise<void> {
  const blocks = codeBlocks(await readFile(readme, 'utf8'))
  await write(folder, 'readme.ts', programOf(blocks))
  for (const block of blocks) {
    const file = fileName(block)
    if (file !== null) await write(folder, file, block.text)
  }
}

/** Compiles files of the project under `strict`, as bundlers resolve modules and as Node does. */
export async function compile(
  folder: string,
  files: readonly string[],
  more: object = {},
  modules: readonly string[] = ['ESNext', 'NodeNext'],
): Promise<void> {
  for (const module of modules) {
    const resolution = { module, moduleResolution: module === 'NodeNext' ? 'NodeNext' : 'Bundler' }
    const config = { compilerOptions: { ...compilerOptions, ...resolution, ...more }, files }
    await write(folder, 'tsconfig.json', JSON.stringify(config))
    await run(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'], {
      cwd: folder,
    })
  }
}

/** What a package exports by name: `@pcokit/sync/sqlite`. Patterns and JSON are left out. */
export async function exportedBy(folder: string, name: string): Promise<string[]> {
  const text = await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8')
  return Object.keys((JSON.parse(text) as { exports: object }).exports)
    .filter((path) => !path.includes('*') && !path.endsWith('.json'))
    .map((path) => name + path.slice(1))
}
