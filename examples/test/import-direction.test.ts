import { readdir, readFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { dirname, join, posix, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

interface Import {
  /** Repository path of the importing file, with forward slashes. */
  readonly from: string
  /** Repository path of a relative import, else the specifier as written. */
  readonly to: string
}

interface Rule {
  readonly name: string
  /** Whose imports the rule looks at. */
  readonly from: RegExp
  /** Files the rule does not hold for, each an entry point of its own. */
  readonly except?: RegExp
  /** What they may not import. */
  readonly forbidden: (to: string) => boolean
}

const isNode = (to: string): boolean => to.startsWith('node:') || builtinModules.includes(to)
const reaches = (...rooms: string[]) => {
  const starts = rooms.flatMap((room) => [`${room}/`, `@pcokit/${room}/`])
  return (to: string): boolean => starts.some((start) => `${to}/`.startsWith(start))
}

const rules: readonly Rule[] = [
  {
    name: 'declarations import nothing but the words they are written in',
    from: /^spec\/(?!test\/)/,
    forbidden: (to) => to !== 'spec/define.ts' && to !== '@pcokit/generator/spec',
  },
  {
    name: 'the generator knows the declarations, not sync, and not what it generated',
    from: /^generator\/src\//,
    except: /^generator\/src\/commands\/mock\.ts$/,
    forbidden: reaches('sdk', 'sync', 'examples', 'bench'),
  },
  {
    name: 'the command that starts the mock imports the mock and no more of the SDK',
    from: /^generator\/src\/commands\/mock\.ts$/,
    forbidden: (to) => reaches('sdk', 'sync')(to) && to !== '@pcokit/sdk/mock',
  },
  {
    name: 'the SDK knows neither the generator, nor the declarations, nor sync',
    from: /^sdk\/src\//,
    forbidden: reaches('generator', 'spec', 'sync', 'examples', 'bench'),
  },
  {
    name: 'sync reaches the SDK through its public entries only, and never the generator',
    from: /^sync\/src\//,
    forbidden: (to) => reaches('generator', 'spec', 'examples', 'bench')(to) || to.startsWith('sdk/'),
  },
  {
    name: 'generated products import the runtime and each other, and a library only where that is their purpose',
    from: /^sdk\/src\/generated\//,
    forbidden: (to) =>
      !to.startsWith('sdk/src/generated/') &&
      !/^@pcokit\/sdk\/(runtime|raw|validators)$/.test(to) &&
      to !== 'typebox' &&
      to !== '@sinclair/typebox',
  },
  {
    name: 'the SDK runs without Node, but for the HTTP server of the mock',
    from: /^sdk\/src\//,
    except: /^sdk\/src\/mock\/(http|listen|server|node)(\/|\.ts|-)/,
    forbidden: isNode,
  },
  {
    name: 'the core carries no library',
    from: /^sdk\/src\/(?!mock\/|cache\/|raw|generated\/)/,
    forbidden: (to) => !to.startsWith('sdk/src/') && !/^@pcokit\/sdk\/(runtime|validators|raw)$/.test(to),
  },
]

const sources = async (folder: string): Promise<string[]> =>
  (await readdir(join(root, folder), { recursive: true }))
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => file.endsWith('.ts') && !/(^|\/)(node_modules|dist)\//.test(file))
    .filter((file) => !file.startsWith('generator/spec/'))
    .sort()

const importsOf = async (from: string): Promise<Import[]> => {
  const text = await readFile(join(root, from), 'utf8')
  return ts.preProcessFile(text, true, false).importedFiles.map(({ fileName }) => ({
    from,
    to: fileName.startsWith('.')
      ? relative(root, resolve(root, dirname(from), fileName)).replaceAll('\\', '/')
      : fileName,
  }))
}

/** The imports that break a rule. */
const broken = (rule: Rule, imports: readonly Import[]): string[] =>
  imports
    .filter(({ from, to }) => rule.from.test(from) && !rule.except?.test(from) && rule.forbidden(to))
    .map(({ from, to }) => `${from} imports ${to}`)

describe('imports run one way: spec ← generator → sdk/generated, sdk ← sync', async () => {
  const files = (await Promise.all(['spec', 'generator', 'sdk', 'sync'].map(sources))).flat()
  const imports = (await Promise.all(files.map(importsOf))).flat()

  it.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
    expect(broken(rule, imports)).toEqual([])
  })

  it.each([
    ['spec/people/person.ts', 'generator/src/index.ts'],
    ['generator/src/model/build.ts', '@pcokit/sdk/people'],
    ['generator/src/commands/mock.ts', '@pcokit/sync'],
    ['sdk/src/core/client.ts', '@pcokit/generator'],
    ['sdk/src/core/client.ts', 'node:fs'],
    ['sdk/src/core/client.ts', 'lru-cache'],
    ['sdk/src/generated/people/index.ts', 'sdk/src/core/table.ts'],
    ['sync/src/run.ts', 'sdk/src/core/client.ts'],
    ['sync/src/run.ts', '@pcokit/generator'],
  ])('would see %s import %s', (from, to) => {
    expect(rules.flatMap((rule) => broken(rule, [{ from, to }]))).not.toEqual([])
  })

  it('looked at the code', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(imports.length).toBeGreaterThan(files.length / 2)
  })
})
