import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/cli/config-file.ts'
import { settingsOf } from '../../src/cli/settings.ts'
import { milliseconds } from '../../src/config/duration.ts'

describe('settings', () => {
  it('have defaults', () => {
    expect(settingsOf({}, {}, {})).toMatchObject({
      store: 'sqlite:church.db',
      streams: ['*'],
      lanes: 4,
      every: undefined,
    })
  })

  it('come from flags before the environment before the file', () => {
    const file = { store: 'sqlite:file.db', lanes: 3, every: '5m', streams: ['people.*'] }
    const env = { PCOKIT_STORE: 'sqlite:env.db', PCOKIT_LANES: '2', PCOKIT_DEEP_EVERY: '2d' }
    expect(settingsOf({ store: 'memory:' }, env, file)).toMatchObject({
      store: 'memory:',
      lanes: 2,
      every: 300_000,
      streams: ['people.*'],
      deepEvery: 172_800_000,
    })
  })

  const wrong: [string, Parameters<typeof settingsOf>, RegExp][] = [
    ['a flag', [{ every: 'soon' }, {}, {}], /^--every wants a duration/],
    ['a variable', [{}, { PCOKIT_LANES: 'many' }, {}], /^PCOKIT_LANES wants a number/],
    ['a file', [{}, {}, { deepEvery: '1 week' }], /^"deepEvery" of the configuration wants a duration/],
    ['an interval below a second', [{ every: '10ms' }, {}, {}], /a second at least/],
  ]
  it.each(wrong)('say where a wrong value stands: %s', (_, given, message) => {
    expect(() => settingsOf(...given)).toThrow(message)
  })

  it.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['1.5h', 5_400_000],
    ['1d', 86_400_000],
    [250, 250],
    ['5', null],
    ['5 minutes', null],
    [-1, null],
  ])('take %s for %s milliseconds', (text, ms) => {
    expect(milliseconds(text)).toBe(ms)
  })
})

describe('a configuration file', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pcokit-config-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('need not be there', async () => {
    expect(await readConfig(folder)).toEqual({})
  })

  const files: [string, string][] = [
    ['pcokit.config.ts', 'const every: string = "5m"\nexport default { store: "sqlite:a.db", every }'],
    ['pcokit.config.mjs', 'export default { store: "sqlite:a.db", every: "5m" }'],
    ['pcokit.config.json', '{ "store": "sqlite:a.db", "every": "5m" }'],
  ]
  it.each(files)('is read from %s', async (name, text) => {
    await writeFile(join(folder, name), text)
    expect(await readConfig(folder)).toEqual({ store: 'sqlite:a.db', every: '5m' })
    expect(await readConfig('/', join(folder, name))).toMatchObject({ every: '5m' })
  })

  const broken: [string, string, RegExp][] = [
    ['an unknown setting', '{ "stores": "memory:" }', /"stores" is no setting\. There are store, connection/],
    ['a secret', '{ "secret": "s" }', /"secret" is no setting/],
    ['a wrong type', '{ "streams": "people.*" }', /"streams" has to be a list of texts/],
    ['no object', '[]', /has to export an object/],
    ['no JSON', '{', /cannot be read/],
  ]
  it.each(broken)('with %s is refused, naming the file', async (_, text, message) => {
    await writeFile(join(folder, 'pcokit.config.json'), text)
    await expect(readConfig(folder)).rejects.toThrow(message)
    await expect(readConfig(folder)).rejects.toThrow('pcokit.config.json')
  })
})
