import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')

/** Bytes of a program as a bundler ships it: minified, gzipped. */
async function shipped(contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    tsconfig: join(root, 'tsconfig.json'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length
}

const CLIENT = `
  import { createClient, personalAccessToken } from '@pcokit/sdk'
  const auth = personalAccessToken('id', 'secret')
`

describe('the bytes of a program', () => {
  it('without products stay under 6 kB: client, auth, transport, limiter, errors', async () => {
    expect(await shipped(`${CLIENT} createClient({ auth, products: {} })`)).toBeLessThan(6000)
  })

  it('on People, with all its operations, query and response checks, do not grow', async () => {
    const program = `${CLIENT}
      import { people } from '@pcokit/sdk/people'
      const pco = createClient({ auth, products: { people } })
      for (const person of (await pco.people.people.list()).data) console.log(person.attributes.last_name)`
    // 5 kB of it is the endpoint table of People.
    expect(await shipped(program)).toBeLessThan(16_000)
  })

  it('hold no built-in module of Node', async () => {
    const program = `${CLIENT}
      import { people } from '@pcokit/sdk/people'
      import { streamAll } from '@pcokit/sdk'
      console.log(createClient({ auth, products: { people } }), streamAll)`
    // Resolving for a browser fails on any of them.
    expect(await shipped(program)).toBeGreaterThan(0)
  })
})
