import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'pcokit-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Ran {
  readonly code: number | null
  readonly text: string
}

/** The command itself, in a process of its own. */
const pcokit = (
  args: readonly string[],
  cwd: string,
  env: { readonly [name: string]: string },
): Promise<Ran> =>
  new Promise((resolve) => {
    const loader = join(root, 'node_modules/tsx/dist/loader.mjs')
    const command = ['--import', loader, join(root, 'generator/src/bin.ts'), ...args]
    const child = spawn(process.execPath, command, { cwd, env: { PATH: process.env.PATH, ...env } })
    let text = ''
    child.stdout.on('data', (part) => (text += part))
    child.stderr.on('data', (part) => (text += part))
    child.on('close', (code) => resolve({ code, text }))
  })

const hashes = (dir: string): { readonly [path: string]: string } =>
  Object.fromEntries(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(dir, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )

test('the whole API comes out byte for byte the same in other folders, time zones and locales', async () => {
  const machines = [
    {
      cwd: root,
      spec: 'spec',
      out: join(folder, 'one'),
      env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    },
    {
      cwd: folder,
      spec: join(root, 'spec'),
      out: 'deep/in/two',
      env: { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' },
    },
  ]
  mkdirSync(folder, { recursive: true })
  const runs = await Promise.all(
    machines.map(({ cwd, spec, out, env }) => pcokit(['generate', '--spec', spec, '--out', out], cwd, env)),
  )
  expect(runs.map(({ code, text }) => (code === 0 ? '' : text))).toEqual(['', ''])
  const one = hashes(join(folder, 'one'))
  expect(Object.keys(one).length).toBeGreaterThan(100)
  expect(hashes(join(folder, 'deep/in/two'))).toEqual(one)
}, 60_000)

test('--check exits with 0 where the output stands and with 1 where it does not', async () => {
  const check = (out: string) =>
    pcokit(['generate', '--spec', 'spec', '--out', out, '--products', 'webhooks', '--check'], root, {})
  const [stands, missing] = await Promise.all([check(join(folder, 'one')), check(join(folder, 'none'))])
  expect([stands.code, stands.text]).toEqual([0, expect.stringContaining('up to date')])
  expect(missing.code).toBe(1)
  expect(missing.text).toContain('webhooks/table.ts')
}, 60_000)

test('a product that is not there ends the command at once, with one line that says what is', async () => {
  const { code, text } = await pcokit(
    ['generate', '--spec', 'spec', '--out', join(folder, 'x'), '--products', 'nope'],
    root,
    {},
  )
  expect(code).toBe(1)
  expect(text.trim()).toMatch(/^spec:1: There is no product 'nope'\. Write one of api, .*webhooks\.$/)
}, 20_000)
