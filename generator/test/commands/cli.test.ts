import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleDocument } from '../support/document.ts'
import { ANIMAL, filesOf, temporaryFolder, zoo } from '../support/folder.ts'

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const pcokit = (...args: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const environment = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }
    const command = ['--import', 'tsx', 'generator/src/bin.ts', ...args]
    execFile(process.execPath, command, { env: environment }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })

test('import writes a spec from a file, and says what it did', async () => {
  const dir = temporaryFolder({ 'people.json': JSON.stringify(sampleDocument()) })
  const spec = join(dir, 'spec')
  const first = await pcokit('import', join(dir, 'people.json'), '--spec', spec)
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(first.stdout).toContain('people 2026-01-02: 5 files changed, 0 unchanged')
  expect(Object.keys(filesOf(spec))).toContain('people/person.ts')
  const second = await pcokit('import', join(dir, 'people.json'), '--spec', spec, '--json')
  expect(JSON.parse(second.stdout)).toEqual([
    { product: 'people', version: '2026-01-02', files: [], unchanged: 5, skipped: [] },
  ])
})

test('import says in one line why it cannot', async () => {
  const { code, stderr } = await pcokit('import', './missing.json')
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr:
      './missing.json:1: There is no such file. Give a file, a URL, or product@version as in people@2026-06-04.\n',
  })
})

test('check ends in 0 for a spec without errors, and in 1 with the errors told', async () => {
  const good = await pcokit('check', '--spec', zoo())
  expect(good).toEqual({ code: 0, stdout: '0 errors, 0 warnings\n', stderr: '' })
  const dir = zoo({ 'zoo/animal.ts': ANIMAL.replace("to: 'Keeper'", "to: 'Warden'") })
  const bad = await pcokit('check', '--spec', dir)
  expect(bad.code).toBe(1)
  expect(bad.stdout).toContain(`${dir}/zoo/animal.ts:4 error unknown_type`)
  expect(bad.stdout).toContain('1 errors, 0 warnings')
})

test('diff fails on what breaks, or on what it is told to', async () => {
  const more = zoo({ 'zoo/animal.ts': ANIMAL.replace("legs: 'integer'", "legs: 'integer', tail: 'boolean'") })
  const added = await pcokit('diff', zoo(), more)
  expect(added).toEqual({
    code: 0,
    stdout: ' + zoo attribute Animal.tail\n1 changes, 0 breaking\n',
    stderr: '',
  })
  expect((await pcokit('diff', zoo(), more, '--fail-on', 'any')).code).toBe(1)
  const removed = await pcokit('diff', more, zoo(), '--json')
  expect(removed.code).toBe(1)
  expect(JSON.parse(removed.stdout)).toEqual([
    {
      product: 'zoo',
      subject: 'attribute',
      kind: 'removed',
      name: 'Animal.tail',
      breaking: true,
      detail: '',
    },
  ])
})

test('--help lists the commands', async () => {
  const { stdout } = await pcokit('--help')
  for (const command of ['import', 'check', 'generate', 'diff', 'mock']) expect(stdout).toContain(command)
})
