import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { watchSpec } from '../../src/watch.ts'
import { writeFiles, zooSpec } from './zoo.ts'

test('a watch generates after every change, and goes on after a declaration that cannot be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pcokit-'))
  const spec = join(folder, 'spec')
  const lion = zooSpec['zoo/lion.ts'] ?? ''
  writeFiles(spec, zooSpec)
  const abort = new AbortController()
  const reports = watchSpec({ spec, out: join(folder, 'out') }, { signal: abort.signal })
  try {
    const first = await reports.next()
    expect(first.value).toMatchObject({ products: ['sea-life', 'zoo'], upToDate: false })

    const broken = reports.next()
    writeFiles(spec, { 'zoo/lion.ts': 'export default defineResource({ type: someName })\n' })
    expect((await broken).value).toBeInstanceOf(Error)

    const mended = reports.next()
    writeFiles(spec, { 'zoo/lion.ts': lion.replace("order: ['name']", "order: ['created_at']") })
    const { value } = await mended
    expect(value).not.toBeInstanceOf(Error)
    expect(value).toMatchObject({ upToDate: false })

    const ended = reports.next()
    abort.abort()
    expect((await ended).done).toBe(true)
  } finally {
    abort.abort()
    rmSync(folder, { recursive: true })
  }
})
