/** Runs every example as its reader would: the program itself, against the mock. */
import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { generate } from '@pcokit/generator'
import { expect, test, vi } from 'vitest'
import { webhookServer } from '../webhook-server.ts'

const root = new URL('../..', import.meta.url).pathname
const { PCO_APP_ID: _id, PCO_SECRET: _secret, ...env } = process.env

const run = (file: string): Promise<{ stdout: string; stderr: string }> =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', `examples/${file}`], {
    cwd: root,
    env,
    maxBuffer: 1e8,
  })

test('people-to-csv writes a line a person, with addresses and campus', async () => {
  const { stdout, stderr } = await run('people-to-csv.ts')
  const [header, ...lines] = stdout.trimEnd().split('\n')
  expect(header).toBe('id,name,status,campus,emails')
  expect(lines).toHaveLength(200)
  expect(lines.some((line) => /^\d+,[^,]+,active,[^,]+,\S+@\S+$/.test(line))).toBe(true)
  expect(stderr).toContain('mock church')
})

test('services-walk prints service types, their plans and the items with songs', async () => {
  const { stdout } = await run('services-walk.ts')
  const depths = stdout.split('\n').map((line) => line.search(/\S/))
  expect(depths.filter((depth) => depth === 0).length).toBeGreaterThan(0)
  expect(depths.filter((depth) => depth === 2).length).toBeGreaterThan(0)
  expect(depths.filter((depth) => depth === 4).length).toBeGreaterThan(0)
  expect(stdout).toMatch(/ {4}.+ \(.+\)/)
})

test('own-endpoint creates, reads and lists a resource of its own, and refuses what is not declared', async () => {
  const { stdout } = await run('own-endpoint/run.ts')
  expect(stdout).toContain('2026-11-22: all quiet (')
  expect(stdout).toContain('refused:')
  expect(stdout).toContain('night')
})

test('the generated part of own-endpoint is what its declarations give', async () => {
  const report = await generate({
    spec: `${root}examples/own-endpoint/my-spec`,
    out: `${root}examples/own-endpoint/generated`,
    check: true,
  })
  expect(report).toMatchObject({ products: ['webhooks'], upToDate: true })
})

test('webhook-server answers 200 to a signed event once and 401 to a forged one', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const server = webhookServer(['hush'])
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const email = { type: 'Email', id: '5', attributes: { address: 'ada@example.org' } }
    const body = JSON.stringify({
      data: [
        {
          type: 'EventDelivery',
          id: '6f1c0b5e-3a43-4f0e-9b51-0a1f0a1f0a1f',
          attributes: {
            name: 'people.v2.events.email.created',
            attempt: 1,
            payload: JSON.stringify({
              data: email,
              included: [],
              meta: { event_time: '2026-11-22T10:00:00Z' },
            }),
          },
          relationships: { organization: { data: { type: 'Organization', id: '1' } } },
        },
      ],
    })
    const deliver = (secret: string) =>
      fetch(url, {
        method: 'POST',
        body,
        headers: { 'X-PCO-Webhooks-Authenticity': createHmac('sha256', secret).update(body).digest('hex') },
      })
    expect((await deliver('hush')).status).toBe(200)
    expect((await deliver('hush')).status).toBe(200)
    expect((await deliver('guess')).status).toBe(401)
    expect(log.mock.calls).toEqual([['new address:', 'ada@example.org']])
  } finally {
    server.close()
    log.mockRestore()
  }
})
