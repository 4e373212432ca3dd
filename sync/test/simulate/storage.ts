import type { Commit, Space, SyncStore } from '../../src/index.ts'
import { RecordError, StoreError } from '../../src/index.ts'
import type { Audit } from './audit.ts'
import type { Planted } from './planted.ts'
import type { Port, Process } from './process.ts'
import type { Weather } from './weather.ts'

/** A store as one process reaches it: over a wire, with errors of both outcomes, and audited at the far end. */
export function storeOf(
  process: Process,
  backing: SyncStore,
  audit: Audit,
  weather: Weather,
  planted: Planted,
  stormy: () => boolean,
): SyncStore {
  const { dice, book } = process

  function wire<T>(port: Port, effect: () => Promise<T>): Promise<T> {
    const fails = stormy() && dice.chance(weather.storeErrors)
    const applied = fails && dice.chance(0.5)
    const ms = dice.chance(0.05) ? dice.int(0, 500) : dice.int(0, 3)
    if (fails) book.happened(applied ? 'store error, applied' : 'store error, not applied', true)
    return process.through(port, ms, async () => {
      if (!fails) return effect()
      if (applied) await effect().catch(() => {})
      throw new StoreError('store_connection', `The connection to the store broke (${port}).`)
    })
  }

  return {
    label: backing.label,
    async open(connection) {
      const bare = await wire('read', () => backing.open(connection))
      const inner = audited(planted.store?.(bare) ?? bare, process, audit)
      const space: Space = {
        connection,
        commit: (commit) =>
          wire('commit', async () => {
            const refused = stormy() && weather.refuses ? unwelcome(commit) : undefined
            if (!refused) return inner.commit(commit)
            book.happened('record refused by the store', true)
            throw new RecordError(refused.stream, refused.id, 'it is too large')
          }),
        records: (stream, ids) => wire('read', () => inner.records(stream, ids)),
        scan: (stream, page) => wire('read', () => inner.scan(stream, page)),
        count: (stream) => wire('read', () => inner.count(stream)),
        countSeen: (stream, generation) => wire('read', () => inner.countSeen(stream, generation)),
        unseen: (stream, generation, page) => wire('read', () => inner.unseen(stream, generation, page)),
        checkpoint: (stream) => wire('read', () => inner.checkpoint(stream)),
        checkpoints: () => wire('read', () => inner.checkpoints()),
        changes: (page) => wire('read', () => inner.changes(page)),
        observed: () => wire('read', () => inner.observed()),
        runs: (limit) => wire('read', () => inner.runs(limit)),
        saveRun: (run) => wire('commit', () => inner.saveRun(run)),
        acquire: (request) => wire('lease', () => inner.acquire(request)),
        renew: (fence, lease) => wire('lease', () => inner.renew(fence, lease)),
        release: (fence) => wire('lease', () => inner.release(fence)),
      }
      return planted.engine?.(space) ?? space
    },
    describe: (tables) => wire('commit', async () => backing.describe?.(tables)),
    drop: (connection, options) => wire('commit', () => backing.drop(connection, options)),
    close: () => backing.close(),
  }
}

/** A record that a store with little room keeps out. */
const unwelcome = ({ records }: Commit) => records.find(({ id }) => Number(id) % 7 === 3)

/** The far end: what really happened in the store is told to the audit, whoever hears of it. */
function audited(space: Space, process: Process, audit: Audit): Space {
  return new Proxy(space, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown
      if (typeof value !== 'function') return value
      if (name === 'commit') {
        return async (commit: Commit) => {
          try {
            const result = await target.commit(commit)
            audit.committed(process, commit)
            return result
          } catch (error) {
            audit.refused(process, error)
            throw error
          }
        }
      }
      if (name === 'acquire') {
        return async (request: Parameters<Space['acquire']>[0]) => {
          const answer = await target.acquire(request)
          audit.acquired(process, request, answer)
          return answer
        }
      }
      if (name === 'release') {
        return async (fence: Parameters<Space['release']>[0]) => {
          await target.release(fence)
          audit.released(fence)
        }
      }
      return value.bind(target)
    },
  })
}
