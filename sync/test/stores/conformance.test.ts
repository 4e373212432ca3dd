import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { SyncStore } from '../../src/store/index.ts'
import { memoryStore } from '../../src/stores/memory/index.ts'
import { sqliteStore } from '../../src/stores/sqlite/index.ts'
import { type Subject, storeCases } from '../../src/testing/index.ts'

const cleanups: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

function sqlite(): Subject {
  const folder = mkdtempSync(join(tmpdir(), 'pcokit-store-'))
  cleanups.push(() => rmSync(folder, { recursive: true }))
  const open = (): SyncStore => {
    const store = sqliteStore(join(folder, 'church.db'))
    cleanups.push(() => store.close())
    return store
  }
  return { store: open(), reopen: async () => open(), second: async () => open() }
}

const subjects: [string, () => Subject][] = [
  ['memory', () => ({ store: memoryStore() })],
  ['sqlite', sqlite],
]

describe.each(subjects)('the %s store', (_, make) => {
  for (const { name, run } of storeCases()) it(name, () => expect(run(make())).resolves.toBeUndefined())
})
