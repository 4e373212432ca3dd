import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(here, '..', '..')

/** What examples may use without an import: a line a name. */
const given: { readonly [name: string]: string } = {
  ...from('@pcokit/sdk', 'bearerToken', 'createClient', 'createMemoryLimiter', 'personalAccessToken'),
  ...from('@pcokit/sdk', 'streamAll', 'streamPages', 'tablesOf', 'transportOf'),
  ...from('@pcokit/sdk/people', 'people'),
  ...from('@pcokit/sdk/giving', 'giving'),
  ...from('@pcokit/sdk/services', 'services'),
  ...from('@pcokit/sdk/cache', 'responseCache'),
  ...from('@pcokit/sdk/mock', 'createMockPco'),
  ...from('@pcokit/sdk/people/raw', 'raw'),
  ...from('@pcokit/sdk/people/validators', 'isPersonPage'),
  ...from('@pcokit/sdk/webhooks/verify', 'verifyWebhook'),
  ...from('@pcokit/sdk/windowed', 'windowed'),
  ...from('@pcokit/sync', 'createSync'),
  ...from('@pcokit/sync/config', 'defineConfig'),
  ...from('@pcokit/sync/limiter', 'redisLimiter'),
  ...from('@pcokit/sync/memory', 'memoryStore'),
  ...from('@pcokit/sync/postgres', 'postgresStore'),
  ...from('@pcokit/sync/progress', 'showProgress'),
  ...from('@pcokit/sync/redis', 'redisStore'),
  ...from('@pcokit/sync/sqlite', 'sqliteStore'),
  ...from('@pcokit/sync/testing', 'limiterCases', 'storeCases'),
  // The SDK's core has it for the packages around it; it is no public name.
  createTransport: "import { createTransport } from '../../../sdk/src/core/transport.ts'",
  auth: "declare const auth: import('@pcokit/sdk').Auth",
  body: 'declare const body: unknown',
  clock: "declare const clock: import('@pcokit/sdk/runtime').Clock",
  file: 'declare const file: Blob',
  id: 'declare const id: string',
  log: 'declare const log: { warn(data: object, message: string): void }',
  mock: "declare const mock: import('@pcokit/sdk/mock').MockPco",
  myEmptyStore: "declare const myEmptyStore: () => Promise<import('@pcokit/sync').SyncStore>",
  myLimiter: "declare const myLimiter: () => import('@pcokit/sdk/runtime').RateLimiter",
  pco: "declare const pco: import('./pco.ts').Pco",
  request: 'declare const request: Request',
  secret: 'declare const secret: string',
  secrets: 'declare const secrets: readonly string[]',
  store: "declare const store: import('@pcokit/sync').SyncStore",
  sync: "declare const sync: import('@pcokit/sync').Sync",
  test: 'declare const test: (name: string, run: () => unknown) => void',
  tokens: 'declare const tokens: { get(how: { fresh: boolean }): Promise<{ access_token: string }> }',
}

function from(module: string, ...names: string[]): { [name: string]: string } {
  return Object.fromEntries(names.map((name) => [name, `import { ${name} } from '${module}'`]))
}

/** The client of all examples. */
const pco = `import { createClient, personalAccessToken } from '@pcokit/sdk'
import { giving } from '@pcokit/sdk/giving'
import { people } from '@pcokit/sdk/people'
import { services } from '@pcokit/sdk/services'
const client = createClient({ auth: personalAccessToken('', ''), products: { giving, people, services } })
export type Pco = typeof client
`

interface Example {
  /** `sync/src/engine/sync.ts:31` */
  readonly at: string
  readonly code: string
}

/** The examples of a file's docstrings. */
function examplesOf(file: string, text: string): Example[] {
  return [...text.matchAll(/\/\*\*.*?\*\//gs)].flatMap((comment) => {
    const lines = comment[0].slice(3, -2).split('\n')
    const doc = lines.map((line) => line.replace(/^\s*\* ?/, '')).join('\n')
    return [...doc.matchAll(/@example\b(.*?)(?=\n@|$(?![\s\S]))/gs)].map(([, code = '']) => ({
      at: `${file}:${text.slice(0, comment.index).split('\n').length}`,
      code: code.trim(),
    }))
  })
}

/** The example as a module: what it uses and does not declare stands above it. */
function moduleOf({ code }: Example): string {
  // Names of members and keys are not meant.
  const used = new Set([...code.matchAll(/(?<![.\w'/])[a-zA-Z]\w*(?!\w*['"])/g)].map(([name]) => name))
  const declared = new Set([...code.matchAll(/\b(?:const|let|function)\s+(\w+)/g)].map(([, name]) => name))
  const bound = [...code.matchAll(/\bconst\s*\{([^}]*)\}/g)].flatMap(
    ([, names = '']) => names.match(/\w+/g) ?? [],
  )
  const missing = Object.keys(given).filter(
    (name) => used.has(name) && !declared.has(name) && !bound.includes(name),
  )
  return [...missing.map((name) => given[name]), 'export {}', code, ''].join('\n')
}

it('the examples in docstrings of the SDK and of sync compile', async () => {
  const examples: Example[] = []
  for (const source of ['sdk/src', 'sync/src'])
    for (const name of await readdir(join(root, source), { recursive: true })) {
      const file = `${source}/${name}`
      if (!file.endsWith('.ts') || file.includes('/generated/')) continue
      examples.push(...examplesOf(file, await readFile(join(root, file), 'utf8')))
    }
  expect(examples.length).toBeGreaterThan(30)
  const folder = mkdtempSync(join(here, '.compile-docstrings-'))
  try {
    await writeFile(join(folder, 'pco.ts'), pco)
    for (const [index, example] of examples.entries())
      await writeFile(join(folder, `example-${index}.ts`), moduleOf(example))
    const files = ['pco.ts', ...examples.map((_, index) => `example-${index}.ts`)]
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../../tsconfig.json', files, include: [] }),
    )
    const compiler = join(root, 'node_modules/ts7/bin/tsc')
    const compiled = promisify(execFile)(process.execPath, [
      compiler,
      '--noEmit',
      '--pretty',
      'false',
      '-p',
      folder,
    ])
    const told = await compiled.then(
      () => '',
      ({ stdout, message }: { stdout: string; message: string }) => stdout || message,
    )
    const named = told.replaceAll(/\S*example-(\d+)\.ts/g, (_, index: string) => examples[Number(index)]!.at)
    expect(named).toBe('')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
