/**
 * The packages as they would be published. `--no-build` uses the `dist` folders as they are; `--keep` leaves the
 * project behind and says where.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { nodeBinary } from '../../../bench/support/node.ts'
import { edge, preload, subpaths } from './programs.ts'
import { compile, createProject, exportedBy, write, writeReadme } from './project.ts'
import { run, step } from './shell.ts'

const root = resolve(import.meta.dirname, '..', '..', '..')
const packages = ['sdk', 'generator', 'sync']
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)

/** attw skips entries with a wildcard, so one product's are named. */
const concrete = (tarball: string): string[] =>
  tarball.startsWith('pcokit-sdk')
    ? [
        '--include-entrypoints',
        ...['', '/raw', '/schemas', '/validators', '/catalogue', '/mock'].map((path) => `./people${path}`),
      ]
    : []

const folder = await mkdtemp(join(tmpdir(), 'pcokit-packages-'))
const project = join(folder, 'project')
try {
  if (!process.argv.includes('--no-build'))
    await step('build', () => run('npm', ['run', 'build'], { cwd: root }))

  const tarballs = await step('pack', async () => {
    for (const name of packages)
      await run('npm', ['pack', '-w', name, '--pack-destination', folder], { cwd: root })
    return (await readdir(folder)).filter((file) => file.endsWith('.tgz')).map((file) => join(folder, file))
  })
  for (const tarball of tarballs) {
    const name = tarball.slice(folder.length + 1)
    await step(`publint ${name}`, () => run(bin('publint'), [tarball, '--strict'], { cwd: root }))
    await step(`attw ${name}`, () =>
      run(bin('attw'), [tarball, '--profile', 'esm-only', ...concrete(name)], { cwd: root }),
    )
  }

  await step('install into an empty project', () => createProject(project, tarballs, root))
  const products = (
    await readdir(join(project, 'node_modules/@pcokit/sdk/dist/generated'), { withFileTypes: true })
  )
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

  await step('the README compiles under strict', async () => {
    await writeReadme(project, join(root, 'README.md'))
    await compile(project, ['readme.ts'])
  })
  await step('the declarations of every subpath compile without skipLibCheck', async () => {
    const exported = await Promise.all(packages.map((name) => exportedBy(project, `@pcokit/${name}`)))
    await write(project, 'subpaths.ts', subpaths(exported.flat(), products))
    await compile(project, ['subpaths.ts'], { skipLibCheck: false }, ['NodeNext'])
  })
  await step('core, products and webhook checks bundle for the edge', async () => {
    await write(project, 'edge.mjs', edge(products))
    const { outputFiles } = await build({
      absWorkingDir: project,
      entryPoints: ['edge.mjs'],
      bundle: true,
      platform: 'browser',
      format: 'esm',
      write: false,
      logLevel: 'silent',
    })
    const code = outputFiles[0]?.text ?? ''
    if (/from\s*["']node:|require\(["']node:/.test(code))
      throw new Error('A Node built-in is left in the bundle.')
  })
  await step('the declarations of the README generate a product that compiles', async () => {
    const readme = await readFile(join(root, 'README.md'), 'utf8')
    const command = /^npx pcokit (generate .*?)(\s+#.*)?$/m.exec(readme)?.[1]
    if (command === undefined) throw new Error('The README shows no `npx pcokit generate`.')
    await run('npx', ['--no-install', 'pcokit', ...command.split(/\s+/)], { cwd: project })
    await write(
      project,
      'own.ts',
      `import { createClient, personalAccessToken } from '@pcokit/sdk'
import { people } from './src/pco/people/index.js'
export const pco = createClient({ auth: personalAccessToken('id', 'secret'), products: { people } })
export const texts = async () => (await pco.people.greetings.list()).data.map((row) => row.attributes.text)
`,
    )
    await compile(project, ['own.ts'], {
      allowImportingTsExtensions: false,
      rewriteRelativeImportExtensions: true,
    })
  })

  await write(project, 'preload.mjs', preload)
  for (const version of [20, 22, 24]) {
    const node = await nodeBinary(version)
    const env = { PCO_APP_ID: 'id', PCO_SECRET: 'secret', PCO_WEBHOOK_SECRET: 'secret' }
    await step(`the README runs on Node ${version}`, async () => {
      await rm(join(project, 'church.db'), { force: true })
      await run(node, ['--import', './preload.mjs', 'built/readme.js'], { cwd: project, env })
    })
    await step(`every subpath loads on Node ${version}, with one runtime`, () =>
      run(node, ['built/subpaths.js'], { cwd: project }),
    )
    await step(`the commands start on Node ${version}`, async () => {
      await run(node, ['node_modules/@pcokit/generator/dist/bin.js', '--help'], { cwd: project })
      await run(node, ['node_modules/@pcokit/sync/dist/bin.js', '--help'], { cwd: project })
    })
  }
} finally {
  if (process.argv.includes('--keep')) console.log(`kept ${project}`)
  else await rm(folder, { recursive: true, force: true })
}
