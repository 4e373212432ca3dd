import type { RedisConnection } from '../../redis/index.ts'
import { LeasedError } from '../../store/index.ts'
import { SpaceKeys } from './keys.ts'
import { dropScript, newestScript } from './scripts.ts'

/**
 * Forgets a connection in one script. Keys are looked for first, without holding Redis up; a commit that came in
 * between may have made more of them, and then it is begun again. `UNLINK` gives memory back beside the others'
 * calls, so that a million records hold nobody up either.
 * @throws LeasedError while a lease is held, by Redis's clock, or at this time (ms) where leases go by the engine's
 */
export async function drop(redis: RedisConnection, connection: string, at: number | ''): Promise<void> {
  const keys = new SpaceKeys(redis.prefix, connection)
  const kept = (['meta', 'leases', 'recent'] as const).map((kind) => keys.of(kind))
  const always = (['checkpoints', 'runs', 'run-order'] as const).map((kind) => keys.of(kind))
  for (;;) {
    const newest = String(await redis.run(newestScript, [keys.of('recent')], []))
    const found = (await redis.keys(keys.all)).filter((key) => !kept.includes(key) && !always.includes(key))
    const [word, lease = '', owner = ''] = (await redis.run(
      dropScript,
      [...kept, ...always, ...found],
      [newest, at],
    )) as string[]
    if (word === 'HELD') throw new LeasedError(lease, owner)
    if (word === 'OK') return
  }
}
