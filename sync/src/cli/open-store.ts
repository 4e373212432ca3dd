import type { SyncStore } from '../store/index.ts'
import { memoryStore } from '../stores/memory/index.ts'
import { postgresStore } from '../stores/postgres/index.ts'
import { redisStore } from '../stores/redis/index.ts'
import { sqliteStore } from '../stores/sqlite/index.ts'
import { UsageError } from './failure.ts'

/** The store an address means: `sqlite:church.db`, `postgres://host/church`, `redis://host:6379`, `memory:`. */
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
      if (!rest.startsWith('//')) throw new UsageError('Write --store redis://user:password@host:6379/0')
      return redisStore(address)
    case 'postgres':
    case 'postgresql':
      // Said without the address: it may hold a password.
      if (!rest.startsWith('//'))
        throw new UsageError('Write --store postgres://user:password@host:5432/database')
      return postgresStore(address)
    default:
      throw new UsageError(
        `No store is called "${scheme || address.split('@').pop()}". Write sqlite:church.db, postgres://host/database, redis://host or memory:`,
      )
  }
}
