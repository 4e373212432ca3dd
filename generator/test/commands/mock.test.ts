import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const COMMAND = ['--import', 'tsx', 'generator/src/bin.ts', 'mock']
const ENVIRONMENT = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }

/** The address the command prints, and everything it has said until then. */
const started = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (url) resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })

test('mock serves a church of the asked size at the asked limit, and ends on an interrupt', async () => {
  const child = spawn(process.execPath, [...COMMAND, '--people', '30', '--limit', '2', '--period', '60'], {
    env: ENVIRONMENT,
  })
  try {
    const url = await started(child)
    const authorization = `Basic ${btoa('id:secret')}`
    const get = () => fetch(`${url}/people/v2/people?per_page=1`, { headers: { authorization } })
    const first = await get()
    expect(await first.json()).toMatchObject({ meta: { total_count: 30 } })
    expect(first.headers.get('X-PCO-API-Request-Rate-Limit')).toBe('2')
    expect(first.headers.get('X-PCO-API-Request-Rate-Period')).toBe('60')
    expect([(await get()).status, (await get()).status]).toEqual([200, 429])
  } finally {
    child.kill('SIGINT')
  }
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
})

test('mock says in one line what is wrong with a number', async () => {
  const outcome = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    execFile(process.execPath, [...COMMAND, '--people', 'many'], { env: ENVIRONMENT }, (error, _, stderr) =>
      resolve({ code: error?.code, stderr }),
    )
  })
  expect(outcome).toEqual({ code: 1, stderr: "--people takes a whole number, not 'many'\n" })
})
