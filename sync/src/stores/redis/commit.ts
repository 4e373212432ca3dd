import { randomUUID } from 'node:crypto'
import type { RedisConnection } from '../../redis/index.ts'
import { type Commit, ConflictError, FencedError, StoreError } from '../../store/index.ts'
import { refuseUnkeepable } from '../../store/keepable.ts'
import type { SpaceKeys } from './keys.ts'
import { changeText, sightingArgs, textOf } from './rows.ts'
import { commitScript, stageScript } from './scripts.ts'

/** Most bytes handed to one script: Redis serves nobody else meanwhile, and 100 MB took it 0.86 s. */
const MOST = 8_000_000

/**
 * One atomic step: everything that is to be written goes into one script. What is more than 8 MB is brought there
 * before, in parts, and only taken up by that script: then its time is that of moving texts, about 1 ms for 4 MB.
 */
export async function commitTo(redis: RedisConnection, keys: SpaceKeys, commit: Commit): Promise<number> {
  const { fence, checkpoint } = commit
  const id = randomUUID()
  const written = [...commit.records, ...commit.tombstones]
  const texts = written.map(textOf)
  const sizes = texts.map((text) => Buffer.byteLength(text))
  const size = sizes.reduce((sum, each) => sum + each, 0)
  // Beyond the limit even moving staged texts into place would stop Redis for too long.
  refuseUnkeepable(
    'Redis',
    written.map(({ stream, id }, index) => ({ stream, id, size: sizes[index]! })),
  )
  const staging = size > MOST
  if (staging) await stage(redis, keys.staged(id), texts, sizes)

  // The fence's stream first, then the others in the order they come.
  const streams = [...new Set([fence.name, ...written.map(({ stream }) => stream)])]
  const args: (string | number)[] = [
    ...[id, fence.name, fence.counter, fence.nonce, commit.observed],
    ...(checkpoint ? [checkpoint.stream, JSON.stringify(checkpoint)] : ['', '']),
    written.length,
  ]
  for (const [index, { stream, id, rev, live, dead }] of written.entries())
    args.push(streams.indexOf(stream), id, rev, live, dead, staging ? '' : texts[index]!)
  args.push(commit.seen.length)
  for (const sighting of commit.seen) args.push(...sightingArgs(sighting))
  args.push(commit.changes.length)
  for (const change of commit.changes) args.push(changeText(change))
  const kinds = ['records', 'ids', 'gone', 'seen', 'generations'] as const
  const all = [
    ...(['meta', 'leases', 'feed', 'checkpoints', 'commits', 'recent'] as const).map((kind) => keys.of(kind)),
    keys.staged(id),
    ...streams.flatMap((stream) => kinds.map((kind) => keys.stream(kind, stream))),
  ]
  const [word, ...rest] = (await redis.run(commitScript, all, args)) as [string, ...(string | number)[]]
  if (word === 'FENCED') throw new FencedError(fence.name)
  if (word === 'CONFLICT') throw new ConflictError(streams[Number(rest[0])]!, String(rest[1]))
  if (word === 'STAGE')
    throw new StoreError(
      'store_failed',
      'Redis lost what was brought to it before the commit. Nothing was written.',
    )
  return Number(rest[0])
}

/** Brings texts to Redis in calls of at most 8 MB; a single text may be more. */
async function stage(
  redis: RedisConnection,
  key: string,
  texts: readonly string[],
  sizes: readonly number[],
): Promise<void> {
  let part: (string | number)[] = []
  let size = 0
  for (const [index, text] of texts.entries()) {
    if (size > 0 && size + sizes[index]! > MOST) {
      await redis.run(stageScript, [key], part)
      part = []
      size = 0
    }
    part.push(index + 1, text)
    size += sizes[index]!
  }
  await redis.run(stageScript, [key], part)
}
