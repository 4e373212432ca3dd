import { RecordError, type Space, type SyncStore } from '../../src/index.ts'

/** A store that cannot keep some records, named `people.Person 7`, for as long as they are in `refused`. */
export function pickyStore(store: SyncStore): SyncStore & { readonly refused: Set<string> } {
  const refused = new Set<string>()
  const picky = (space: Space): Space =>
    new Proxy(space, {
      get(target, name) {
        if (name !== 'commit') {
          const value = Reflect.get(target, name, target) as unknown
          return typeof value === 'function' ? value.bind(target) : value
        }
        return async (commit: Parameters<Space['commit']>[0]) => {
          for (const { stream, id } of [...commit.records, ...commit.tombstones]) {
            if (refused.has(`${stream} ${id}`)) throw new RecordError(stream, id, 'it is too large')
          }
          return target.commit(commit)
        }
      },
    })
  return {
    label: store.label,
    refused,
    open: async (connection) => picky(await store.open(connection)),
    drop: (connection, options) => store.drop(connection, options),
    close: () => store.close(),
  }
}
