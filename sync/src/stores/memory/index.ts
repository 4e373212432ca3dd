/** A store in memory: for tests, and for copies that need not outlive the process. */
import { type Space, StoreError, type SyncStore } from '../../store/index.ts'
import { MemorySpace } from './space.ts'

/**
 * Keeps a copy in memory. Gone when the process ends.
 * @example
 * const sync = createSync({ client: pco, connection: 'first-church', store: memoryStore() })
 */
export function memoryStore(): SyncStore {
  const spaces = new Map<string, MemorySpace>()
  let closed = false
  return {
    label: 'memory:',
    async open(connection: string): Promise<Space> {
      if (closed) throw closedError()
      let space = spaces.get(connection)
      if (!space) {
        space = new MemorySpace(connection)
        spaces.set(connection, space)
      }
      return space
    },
    async drop(connection: string, { at = Date.now() }: { at?: number | undefined } = {}): Promise<void> {
      if (closed) throw closedError()
      spaces.get(connection)?.drop(at)
    },
    async close(): Promise<void> {
      closed = true
    },
  }
}

const closedError = (): StoreError =>
  new StoreError('store_closed', 'This store was closed. Make a new one to go on.')
