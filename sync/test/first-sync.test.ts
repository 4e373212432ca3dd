import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { scratch } from './support/bundle.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: Awaited<ReturnType<typeof scratch>>
beforeAll(async () => {
  folder = await scratch()
})
afterAll(() => folder.remove())

async function firstSync(): Promise<string> {
  const args = [
    '--import',
    'tsx',
    join(root, 'examples/first-sync.ts'),
    '--people',
    '150',
    '--db',
    join(folder.path, 'c.db'),
  ]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH },
  })
  return stdout
}

it('the first sync copies a mock church without credentials, lives through a day with it, and begins anew then', {
  timeout: 180_000,
}, async () => {
  const first = await firstSync()
  expect(first).toContain('a mock church of 150 people answers on http://127.0.0.1:')
  expect(first).toMatch(/ people +34 +\d+ +\d+ /)
  expect(first).toMatch(/Following every list below every row would have taken [\d,]+ requests/)
  expect(first).toMatch(/✓ people\.Person +150 new/)
  expect(first).toMatch(/\ncomplete: \d+ requests in/)
  expect(first).toMatch(/Donations by year\n {2}\d{4} · /)
  expect(first).toContain('PCO_APP_ID=… PCO_SECRET=… npm start')
  expect(first).toMatch(
    /09:00 {2}\d+ people edited, \d+ new[\s\S]*complete: \d+ requests; \d+ new, \d+ updated/,
  )
  expect(first).toMatch(/12:00 {2}person \d+ is merged into \d+[\s\S]*complete: \d+ requests; .* 1 deleted/)
  expect(first).toMatch(/18:00 [\s\S]*complete: \d+ requests; .*people\.Email \(\d+\)/)
  expect(first).toContain('The copy holds the same people and addresses as the church')
  const second = await firstSync()
  expect(second).toMatch(/✓ people\.Person +150 new/)
  expect(second).toContain('The copy holds the same people and addresses as the church')
})
