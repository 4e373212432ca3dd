import { memoryStore } from '@pcokit/sync/memory'
import { storeCases } from '@pcokit/sync/testing'
import { expect, test } from 'vitest'
import { tellingStore } from './telling-store.ts'

for (const { name, run } of storeCases()) {
  test(name, () => expect(run({ store: tellingStore(memoryStore(), () => {}) })).resolves.toBeUndefined())
}
