import type { SyncStore } from '../store/index.ts'
import { memoryStore } from '../stores/memory/index.ts'
import { redisStore } from '../stores/redis/index.ts'
import { sqliteStore } from '../stores/sqlite/index.ts'
import { UsageError } from './failure.ts'

/** The store an address means: `sqlite:church.db`, `redis://host:6379`, `memory:`. */
export function openStore(address: string): SyncStore {
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/s.exec(address) ?? []
  switch (scheme) {
    case 'memory':
      return memoryStore()
    case 'sqlite':
      if (rest === '') throw new UsageError('Name the file: --store sqlite:church.db')
      return sqliteStore(rest)
    case 'redis':
    case 'rediss':
      return redisStore(address)
    case 'postgres':
    case 'postgresql':
      // Without the address: it may hold a password.
      throw new UsageError(`This version has no ${scheme} store. Use --store sqlite:church.db or memory:`)
    default:
      throw new UsageError(`No store is called "${address}". Write sqlite:church.db or memory:`)
  }
}
