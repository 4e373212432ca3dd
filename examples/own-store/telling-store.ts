/**
 * A store of one's own, made of another: it keeps what that one keeps, and tells what each commit changed once it is
 * safe. A store from the ground up implements the same two interfaces, `SyncStore` and `Space`.
 */
import type { ChangeDraft, Commit, Space, SyncStore } from '@pcokit/sync'

/** `tell` is called after a commit that changed something; a process that dies between the two never tells. */
export function tellingStore(
  inner: SyncStore,
  tell: (connection: string, changes: readonly ChangeDraft[]) => void,
): SyncStore {
  return {
    label: `${inner.label} (told)`,
    open: async (connection) => {
      const space = await inner.open(connection)
      const commit = async (commit: Commit) => {
        const done = await space.commit(commit) // Throws when it was refused: then nothing is told.
        if (commit.changes.length > 0) tell(connection, commit.changes)
        return done
      }
      return new Proxy(space, {
        get: (target, name: keyof Space) => {
          if (name === 'commit') return commit
          const value = target[name]
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
    },
    describe: async (tables) => inner.describe?.(tables),
    drop: (connection, options) => inner.drop(connection, options),
    close: () => inner.close(),
  }
}
