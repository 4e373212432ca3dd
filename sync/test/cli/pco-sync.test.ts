import { spawn } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createMockPco } from '@pcokit/sdk/mock'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleBin, scratch } from '../support/bundle.ts'
import { type Front, frontOf } from '../support/front.ts'

const mock = createMockPco({ seed: 1, people: 250, rateLimit: { limit: 100, period: 1 } })
let bin: Awaited<ReturnType<typeof bundleBin>>
let folder: Awaited<ReturnType<typeof scratch>>
let front: Front

beforeAll(async () => {
  ;[bin, folder, front] = await Promise.all([bundleBin(), scratch(), frontOf(mock)])
})
afterAll(() => Promise.all([bin.remove(), folder.remove(), front.close()]))

interface End {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function pcoSync(
  args: string[],
  env: Record<string, string> = {},
  started: (kill: () => void) => void = () => {},
) {
  const options = { env: { PATH: process.env.PATH, ...env }, cwd: folder.path }
  const child = spawn(process.execPath, [bin.path, ...args], options)
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  started(() => child.kill('SIGINT'))
  return new Promise<End>((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

const credentials = () => ({ PCO_APP_ID: 'app', PCO_SECRET: 's3cr3t', PCO_BASE_URL: front.url })

describe('what has to be corrected is said in one line, with exit code 2', () => {
  const cases: [string, string[], Record<string, string>, RegExp][] = [
    ['no credentials', ['run'], {}, /PCO_APP_ID and PCO_SECRET.*--mock/],
    ['half an address', ['plan', '--store', 'postgres:u:pw@h/db'], {}, /Write --store postgres:\/\/user/],
    ['a Redis without a host', ['plan', '--store', 'redis:u:pw@h'], {}, /Write --store redis:\/\/user/],
    ['a store of an unknown kind', ['plan', '--store', 'church.db'], {}, /Write sqlite:church\.db/],
    [
      'a stream that does not exist',
      ['plan', '--streams', 'people.Emial'],
      {},
      /No stream is called "people\.Emial"/,
    ],
    ['both --full and --delta', ['run', '--mock', '--full', '--delta'], {}, /--full or --delta, not both/],
    [
      'an interval that is none',
      ['run', '--mock', '--every', 'often'],
      {},
      /--every wants a duration such as/,
    ],
    ['a reset that is not meant', ['reset', '--store', 'memory:'], {}, /say --yes/],
    [
      'a format nobody knows',
      ['export', '--store', 'memory:', '--format', 'xml'],
      {},
      /--format is ndjson or csv/,
    ],
    [
      'a CSV of many streams',
      ['export', '--store', 'memory:', '--format', 'csv'],
      {},
      /name it with --streams/,
    ],
    [
      'a configuration that is not there',
      ['plan', '--config', 'no.config.ts'],
      {},
      /no\.config\.ts cannot be read/,
    ],
    ['a size that is no number', ['plan', '--mock', '--people', 'many'], {}, /--people wants a number/],
    [
      'credentials over plain HTTP',
      ['run'],
      { PCO_TOKEN: 't', PCO_BASE_URL: 'http://pco.example' },
      /must be https/,
    ],
  ]
  it.each(cases)('%s', async (_, args, env, message) => {
    const { code, out, err } = await pcoSync(args, env)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).not.toContain('pw')
  })
})

describe('pco-sync', () => {
  it('plans without credentials and without a request, naming what is not read and why', async () => {
    const { code, out } = await pcoSync(['plan', '--store', 'memory:', '--streams', 'people.*'])
    expect(code).toBe(0)
    expect(out).toMatch(/people\.Person +own list +\/people\/v2\/people by created_at +full +first copy/)
    expect(out).toMatch(/people\.PersonApp +rides +\/people\/v2\/people\?include=person_apps +full/)
    expect(out).toMatch(
      /people\.HouseholdMembership +walk +\/people\/v2\/households\/\*\/household_memberships/,
    )
    expect(out).toMatch(/people\.Grade +PCO has no list of Grade/)
  })

  it('counts first when asked to', async () => {
    const { out } = await pcoSync(
      ['plan', '--json', '--probe', '--store', 'memory:', '--streams', 'people.Person'],
      credentials(),
    )
    const [planned] = JSON.parse(out).streams
    expect(planned).toMatchObject({ stream: 'people.Person', records: 250, requests: 3 })
  })

  it('runs with plain lines where there is no terminal, then tells the status without credentials', async () => {
    const args = ['--store', 'sqlite:lines.db', '--streams', 'people.Campus,people.Person']
    const run = await pcoSync(['run', ...args], credentials())
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toContain('✓ people.Person                    250 new (3 requests)')
    expect(run.out).toContain('complete: 2 of 2 streams complete, 4 requests')
    const status = await pcoSync(['status', ...args])
    expect(status.code).toBe(0)
    expect(status.out).toMatch(/people\.Person +complete +250 +0 +0 +0 +\d+ s ago +3/)
  })

  it('reports a run as JSON, on a made-up church too', async () => {
    const { code, out } = await pcoSync([
      'run',
      '--mock',
      '--people',
      '30',
      '--json',
      '--store',
      'memory:',
      '--streams',
      'people.Person',
    ])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'complete',
      streams: [{ stream: 'people.Person', created: 30 }],
    })
  })

  it('reads in full first and what changed then; --full and --delta force one of them', async () => {
    const streams = 'people.Person,people.Tab'
    const args = ['run', '--json', '--store', 'sqlite:strategy.db', '--streams', streams]
    const strategies = async (...more: string[]) => {
      const { code, out } = await pcoSync([...args, ...more], credentials())
      expect(code).toBe(0)
      const report = JSON.parse(out) as { streams: { stream: string; strategy: string }[] }
      return Object.fromEntries(report.streams.map(({ stream, strategy }) => [stream, strategy]))
    }
    expect(await strategies()).toEqual({ 'people.Person': 'full', 'people.Tab': 'full' })
    expect(await strategies()).toEqual({ 'people.Person': 'delta', 'people.Tab': 'full' })
    expect(await strategies('--delta')).toEqual({ 'people.Person': 'delta', 'people.Tab': 'none' })
    expect(await strategies('--full')).toEqual({ 'people.Person': 'full', 'people.Tab': 'full' })
  })

  it('ends with 1 when a stream fails, says why, and the others are there; the secret is nowhere', async () => {
    mock.faults.match({ path: '/people/v2/emails' }, { status: 403 })
    const args = ['--store', 'sqlite:fails.db', '--streams', 'people.Campus,people.Email', '--log', 'debug']
    const { code, out, err } = await pcoSync(['run', ...args], credentials())
    expect(code).toBe(1)
    expect(out).toMatch(/✗ people\.Email +empty[\s\S]*failed: .*403[\s\S]*Its user needs access to this/)
    expect(out).toMatch(/✓ people\.Campus/)
    expect(err).toContain('"msg":"stream failed"')
    expect(out + err).not.toContain('s3cr3t')
    expect(out + err).not.toContain(Buffer.from('app:s3cr3t').toString('base64'))
    mock.faults.clear()
  })

  it('ends with 130 when interrupted, and the next run goes on from there', async () => {
    const args = ['run', '--json', '--store', 'sqlite:stop.db', '--streams', 'people.Person']
    const first = await pcoSync(args, credentials(), (interrupt) => {
      let answers = 0
      front.onAnswer = () => {
        if (++answers === 1) interrupt()
      }
    })
    front.onAnswer = () => {}
    expect(first.code).toBe(130)
    expect(JSON.parse(first.out)).toMatchObject({ outcome: 'cancelled' })
    const second = await pcoSync(args, credentials())
    expect(second.code).toBe(0)
    expect(JSON.parse(first.out).streams[0].created + JSON.parse(second.out).streams[0].created).toBe(250)
  })
})

describe('a copy', () => {
  it('is verified: 0 without drift, 3 with it, 1 when a stream cannot be read, and stays as it was', async () => {
    const args = ['--store', 'sqlite:verify.db', '--streams', 'people.Campus,people.Email']
    expect((await pcoSync(['run', ...args], credentials())).code).toBe(0)
    const same = await pcoSync(['verify', ...args], credentials())
    expect(same).toMatchObject({ code: 0, err: '' })
    expect(same.out).toContain('0 of 2 streams differ')
    const [gone] = mock.db.ids('people.Email')
    mock.db.delete('people.Email', gone!)
    const count = mock.db.count('people.Email')
    const found = await pcoSync(['verify', ...args], credentials())
    expect(found.code).toBe(3)
    expect(found.out).toMatch(new RegExp(`people\\.Email +${count + 1} +${count} +0 +1 +0 +extra ${gone}\n`))
    const json = await pcoSync(['verify', '--json', ...args], credentials())
    expect(json.code).toBe(3)
    expect(JSON.parse(json.out).streams[1]).toMatchObject({ extra: 1, examples: { extra: [gone] } })
    mock.faults.match({ path: '/people/v2/emails' }, { status: 403 })
    const failed = await pcoSync(['verify', ...args], credentials())
    mock.faults.clear()
    expect(failed.code).toBe(1)
    expect(failed.out).toMatch(/people\.Email +\d+ +\? +\? +\? +\? +failed[\s\S]*people\.Email: .*403/)
  })

  it('is exported to a file that is there only when it is whole, and forgotten by reset', async () => {
    const args = ['--store', 'sqlite:export.db', '--streams', 'people.Campus']
    expect((await pcoSync(['run', ...args], credentials())).code).toBe(0)
    const out = await pcoSync(['export', ...args])
    const lines = out.out.trimEnd().split('\n')
    expect(lines).toHaveLength(mock.db.count('people.Campus'))
    const file = await pcoSync(['export', ...args, '--format', 'csv', '--out', 'campus.csv'])
    expect(file).toMatchObject({ code: 0, out: '', err: '' })
    const text = await readFile(join(folder.path, 'campus.csv'), 'utf8')
    expect(text.split('\n')[0]).toMatch(/^id,/)
    expect((await readdir(folder.path)).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(await pcoSync(['reset', ...args, '--yes'])).toMatchObject({ code: 0 })
    expect((await pcoSync(['export', ...args])).out).toBe('')
  })

  it('is kept up to date every so often until it is interrupted, by a configuration file too', async () => {
    await writeFile(
      join(folder.path, 'pcokit.config.ts'),
      "export default { store: 'sqlite:kept.db', streams: ['people.Campus'] as const, every: '1s' }\n",
    )
    try {
      const { code, out, err } = await pcoSync(['run', '--json'], credentials(), (interrupt) => {
        let answers = 0
        // The first run probes and reads; the third answer belongs to a run of its own.
        front.onAnswer = () => {
          if (++answers === 4) interrupt()
        }
      })
      expect({ code, err }).toEqual({ code: 130, err: '' })
      expect(out.trimEnd().split('\n').length).toBeGreaterThan(1)
    } finally {
      front.onAnswer = () => {}
      await rm(join(folder.path, 'pcokit.config.ts'))
    }
  })
})
