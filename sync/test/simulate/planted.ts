import type { RateLimiter } from '@pcokit/sdk/runtime'
import type { Commit, Fence, Space } from '../../src/index.ts'

/** Puts something in front of a space. */
export type Tamper = (space: Space) => Space

/** Faults planted in the ports of one simulation. */
export interface Planted {
  /** Between the engine and the wire: what the engine does wrong. */
  readonly engine?: Tamper
  /** Between the audit and the store: what the store does wrong. */
  readonly store?: Tamper
  readonly limiter?: (limiter: RateLimiter) => RateLimiter
}

/** `text` of a file below `sync/src` is replaced while the simulation is bundled. */
interface Patch {
  readonly file: string
  readonly text: string
  readonly by: string
}

/** A fault put in on purpose, to show that the simulation would notice it. None of these is in `src`. */
export interface Plant {
  readonly name: string
  /** Made anew for each simulation. */
  readonly ports?: () => Planted
  readonly patches?: readonly Patch[]
}

const instead = (space: Space, more: Partial<Space>): Space =>
  new Proxy(space, {
    get(target, name) {
      const own = Reflect.get(more, name) as unknown
      if (own !== undefined) return own
      const value = Reflect.get(target, name, target) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })

/** Whoever writes, it counts as the present holder. */
function fenceOff(): Planted {
  const latest = new Map<string, Fence>()
  return {
    store: (space) =>
      instead(space, {
        acquire: async (request) => {
          const answer = await space.acquire(request)
          if (answer.granted) latest.set(request.name, answer.fence)
          return answer
        },
        commit: (commit) => space.commit({ ...commit, fence: latest.get(commit.fence.name) ?? commit.fence }),
      }),
  }
}

const checkpointFirst: Tamper = (space) =>
  instead(space, {
    commit: async (commit: Commit) => {
      await space.commit({ ...commit, records: [], tombstones: [], seen: [], changes: [] })
      return space.commit({ ...commit, checkpoint: null })
    },
  })

export const PLANTS: readonly Plant[] = [
  {
    name: 'newer-wins dropped',
    patches: [
      {
        file: 'writer/merge.ts',
        text: 'let order = current === null ? 1 : compareKeys(key, current)',
        by: 'let order = 1',
      },
    ],
  },
  { name: 'fence off', ports: fenceOff },
  {
    name: 'no confirm before delete',
    patches: [
      {
        file: 'strategies/deletes.ts',
        text: 'const { row, observed } = await ask(before.id)',
        by: 'const { row, observed } = { row: null as never, observed: task.now() }',
      },
    ],
  },
  {
    name: 'no count check',
    patches: [
      { file: 'strategies/full.ts', text: '(total === null || there >= total) &&', by: '(there >= 0) &&' },
    ],
  },
  {
    name: 'no overlap',
    patches: [
      { file: 'planner/price.ts', text: 'export const OVERLAP = 1', by: 'export const OVERLAP = 0' },
      {
        file: 'strategies/full.ts',
        text: 'if (page.offset === 0 || tail.length === 0 || backs >= BACKS) return null',
        by: 'if (backs >= 0) return null',
      },
    ],
  },
  {
    name: 'margin 0',
    patches: [{ file: 'engine/settings.ts', text: 'margin: Math.max(lag, margin)', by: 'margin: 0' }],
  },
  {
    name: 'watermark at the end of a pass',
    patches: [
      {
        file: 'strategies/delta.ts',
        text: 'watermark: startedAt - margin',
        by: 'watermark: task.now()',
      },
    ],
  },
  { name: 'checkpoint before records', ports: () => ({ engine: checkpointFirst }) },
  {
    name: 'slot freed at abort',
    ports: () => ({
      limiter: (inner) => ({
        acquire: (request) => inner.acquire(request),
        release: (lease, _, headers) => inner.release(lease, 'answered', headers),
      }),
    }),
  },
  {
    name: 'equal counts taken as proof',
    patches: [
      {
        file: 'strategies/full.ts',
        text: 'const seen = await task.space.countSeen(task.stream.name, generation.id)',
        by: 'const seen = (await task.space.count(task.stream.name)).live',
      },
    ],
  },
  {
    name: 'seen-set dropped',
    ports: () => ({
      engine: (space) => instead(space, { commit: (commit) => space.commit({ ...commit, seen: [] }) }),
    }),
  },
  {
    name: 'ignored filter trusted',
    patches: [
      { file: 'strategies/trust.ts', text: 'works = total === 0', by: 'works = total !== -1' },
      {
        file: 'strategies/stamps.ts',
        text: 'return at === null || at < gte || (lt !== undefined && at >= lt)',
        by: 'return at === 0 && lt === gte',
      },
    ],
  },
  {
    name: 'child gone without a 404',
    patches: [
      {
        file: 'strategies/unlisted.ts',
        text: 'const gone = alone ? twice : await absentBelow(task, generation, twice, below)',
        by: 'const gone = alone || below ? twice : await absentBelow(task, generation, twice, below)',
      },
    ],
  },
  {
    name: 'what lacks is not asked for',
    patches: [
      {
        file: 'strategies/ride.ts',
        text: 'for (const lost of found.lost) {',
        by: 'for (const lost of found.lost.slice(0, 0)) {',
      },
    ],
  },
]
