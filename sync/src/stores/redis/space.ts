import type { RedisConnection } from '../../redis/index.ts'
import type {
  Checkpoint,
  Commit,
  Fence,
  LeaseAnswer,
  LeaseRequest,
  RunRecord,
  Space,
} from '../../store/index.ts'
import { isKeepable } from '../../store/keepable.ts'
import { type Change, isGone, type StoredRecord } from '../../writer/index.ts'
import { commitTo } from './commit.ts'
import { SpaceKeys } from './keys.ts'
import { changeOf, generationOf, recordOf } from './rows.ts'
import * as scripts from './scripts.ts'

/** Records asked for at once: a page of a thousand must not stop Redis for as long as it takes to copy it. */
const CHUNK = 100

/** A connection's room in Redis. */
export class RedisSpace implements Space {
  readonly #redis: RedisConnection
  readonly #keys: SpaceKeys
  readonly #ownClock: boolean

  constructor(
    redis: RedisConnection,
    readonly connection: string,
    ownClock: boolean,
  ) {
    this.#redis = redis
    this.#keys = new SpaceKeys(redis.prefix, connection)
    this.#ownClock = ownClock
  }

  async commit(commit: Commit): Promise<{ lastSeq: number }> {
    return { lastSeq: await commitTo(this.#redis, this.#keys, commit) }
  }

  async records(stream: string, ids: readonly string[]): Promise<Map<string, StoredRecord>> {
    const found = new Map<string, StoredRecord>()
    const known = ids.filter(isKeepable)
    const keys = [this.#keys.stream('records', stream), this.#keys.stream('seen', stream)]
    for (let from = 0; from < known.length; from += CHUNK) {
      const values = await this.#list(scripts.recordsScript, keys, known.slice(from, from + CHUNK))
      for (let i = 0; i < values.length; i += 2) {
        const record = recordOf(stream, values[i]!, values[i + 1]!)
        found.set(record.id, record)
      }
    }
    return found
  }

  async scan(
    stream: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<readonly StoredRecord[]> {
    const key = this.#keys.stream('ids', stream)
    const ids = await this.#list(scripts.idsScript, [key], [page.after ?? '', page.limit])
    return [...(await this.records(stream, ids)).values()]
  }

  async count(stream: string): Promise<{ live: number; gone: number }> {
    const keys = [this.#keys.stream('ids', stream), this.#keys.stream('gone', stream)]
    const [all = 0, gone = 0] = (await this.#redis.run(scripts.countScript, keys, [])) as number[]
    return { live: all - gone, gone }
  }

  async countSeen(stream: string, generation: string): Promise<number> {
    return Number(
      (await this.#field(this.#keys.stream('generations', stream), generationOf(generation))) ?? 0,
    )
  }

  async unseen(
    stream: string,
    generation: string,
    page: { after?: string | undefined; limit: number },
  ): Promise<readonly StoredRecord[]> {
    const keys = (['ids', 'seen', 'gone'] as const).map((kind) => this.#keys.stream(kind, stream))
    const found: StoredRecord[] = []
    for (let after = page.after ?? ''; found.length < page.limit; ) {
      const args = [generationOf(generation), after, page.limit - found.length]
      const [last, ids] = (await this.#redis.run(scripts.unseenScript, keys, args)) as [string, string[]]
      for (const record of (await this.records(stream, ids)).values()) if (!isGone(record)) found.push(record)
      if (last === '') break
      after = last
    }
    return found
  }

  async checkpoint(stream: string): Promise<Checkpoint | null> {
    const text = await this.#field(this.#keys.of('checkpoints'), stream)
    return text === null ? null : JSON.parse(text)
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    const texts = await this.#list(scripts.valuesScript, [this.#keys.of('checkpoints')], [])
    const all = texts.map((text) => JSON.parse(text) as Checkpoint)
    return all.sort((a, b) => (a.stream < b.stream ? -1 : 1))
  }

  async changes(page: { after: number; limit: number }): Promise<readonly Change[]> {
    const changes: Change[] = []
    const values = await this.#list(scripts.changesScript, [this.#keys.of('feed')], [page.after, page.limit])
    for (let i = 0; i < values.length; i += 2) changes.push(changeOf(values[i]!, values[i + 1]!))
    return changes
  }

  async observed(): Promise<number> {
    return Number((await this.#field(this.#keys.of('meta'), 'observed')) ?? 0)
  }

  async runs(limit: number): Promise<readonly RunRecord[]> {
    const keys = [this.#keys.of('runs'), this.#keys.of('run-order')]
    return (await this.#list(scripts.runsScript, keys, [limit])).map((text) => JSON.parse(text))
  }

  async saveRun(run: RunRecord): Promise<void> {
    const keys = [this.#keys.of('runs'), this.#keys.of('run-order')]
    await this.#redis.run(scripts.saveRunScript, keys, [run.id, run.startedAt, JSON.stringify(run)])
  }

  async acquire({ name, nonce, owner, ttl, now, evict }: LeaseRequest): Promise<LeaseAnswer> {
    const args = [name, nonce, owner, ttl, evict?.counter ?? '', evict?.nonce ?? '', this.#now(now)]
    const answer = await this.#list(scripts.acquireScript, [this.#keys.of('leases')], args)
    const [word, counter = '', heldNonce = '', expires, heldBy = ''] = answer
    if (word === 'OK') return { granted: true, fence: { name, counter: Number(counter), nonce } }
    const fence = { name, counter: Number(counter), nonce: heldNonce }
    return { granted: false, holder: { ...fence, owner: heldBy, expiresAt: Number(expires) } }
  }

  async renew({ name, counter, nonce }: Fence, lease: { ttl: number; now: number }): Promise<boolean> {
    const args = [name, counter, nonce, lease.ttl, this.#now(lease.now)]
    return (await this.#redis.run(scripts.renewScript, [this.#keys.of('leases')], args)) === 1
  }

  async release({ name, counter, nonce }: Fence): Promise<void> {
    await this.#redis.run(scripts.renewScript, [this.#keys.of('leases')], [name, counter, nonce, '', ''])
  }

  /** Empty for Redis's own clock. */
  #now(now: number): number | '' {
    return this.#ownClock ? '' : now
  }

  async #field(key: string, field: string): Promise<string | null> {
    return (await this.#redis.run(scripts.fieldScript, [key], [field])) as string | null
  }

  async #list(
    script: typeof scripts.idsScript,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<string[]> {
    return (await this.#redis.run(script, keys, args)) as string[]
  }
}
