import type { Dice } from './time.ts'

/** What may go wrong in one simulation, drawn from its seed: each alone and all together come up. */
export interface Weather {
  /** Milliseconds a read may lag a write: what the engine is told, and what the church keeps to. */
  readonly lag: number
  readonly perPage: number
  readonly limit: number
  /** Seconds. */
  readonly period: number
  /** Milliseconds of the client's timeout. */
  readonly timeout: number
  readonly leaseTtl: number
  readonly lanes: number
  readonly readAhead: number
  /** Milliseconds until the source comes to rest. */
  readonly storm: number
  /** Mean milliseconds between edits; Infinity for a church that sleeps. */
  readonly edits: number
  /** New rows come last, and none comes back or changes its place. */
  readonly orderly: boolean
  /** Milliseconds after which a stream is read anew in full. */
  readonly deepEvery: number
  /** Milliseconds after which its counts are compared. */
  readonly reconcileEvery: number
  readonly store: 'memory' | 'file'
  readonly engines: 1 | 2
  readonly lagging: number
  readonly faults: number
  readonly storms: boolean
  readonly slow: number
  /** How often the include of an answer lacks rows that the other half names. */
  readonly halves: number
  readonly limits: boolean
  readonly permissions: boolean
  readonly miscounts: boolean
  /** Filters that are documented and ignored, and from when on (ms after the start); null where all of them filter. */
  readonly ignores: { readonly stamps: readonly string[]; readonly from: number } | null
  readonly deaths: number
  readonly zombies: number
  readonly storeErrors: number
  readonly cancels: boolean
  readonly clocks: boolean
  /** Are holders of leases that died known to be dead? */
  readonly evicts: boolean
  readonly webhooks: boolean
  /** Are runs held for a while? */
  readonly pauses: boolean
  /** Chance that a row of a page comes without attributes. */
  readonly spoils: number
  /** Does the store refuse some records, until the storm is over? */
  readonly refuses: boolean
}

export function weatherOf(dice: Dice): Weather {
  // Little but requests that are given up and arrive long after: what a limiter must not forget.
  const wayward = dice.chance(0.08)
  const maybe = (chance: number, value: number): number => (dice.chance(chance) ? value * dice.next() : 0)
  const weather: Weather = {
    lag: dice.pick([20_000, 60_000, 120_000]),
    perPage: dice.int(3, 10),
    limit: dice.int(3, 12),
    period: dice.pick([2, 5, 20]),
    timeout: dice.pick([3000, 10_000, 30_000]),
    leaseTtl: dice.pick([3000, 10_000, 30_000]),
    lanes: dice.int(1, 3),
    readAhead: dice.int(1, 4),
    storm: dice.int(60, 240) * 1000,
    edits: dice.chance(0.1) ? Number.POSITIVE_INFINITY : dice.pick([300, 1500, 6000]),
    orderly: dice.chance(0.5),
    deepEvery: dice.pick([0, 20_000, 60_000, 86_400_000]),
    reconcileEvery: dice.pick([10_000, 40_000, 86_400_000]),
    store: dice.chance(0.15) ? 'file' : 'memory',
    engines: dice.chance(0.35) ? 2 : 1,
    lagging: maybe(0.5, 1),
    faults: maybe(0.5, 0.25),
    storms: dice.chance(0.25),
    slow: maybe(0.4, 0.5),
    halves: maybe(0.4, 0.4),
    limits: dice.chance(0.35),
    permissions: dice.chance(0.25),
    miscounts: dice.chance(0.15),
    ignores: dice.chance(0.15)
      ? { stamps: dice.pick(STAMPS), from: dice.pick([0, 0, dice.int(10_000, 120_000)]) }
      : null,
    deaths: dice.chance(0.5) ? dice.pick([0.5, 1]) : 0,
    zombies: dice.chance(0.35) ? 0.5 : 0,
    storeErrors: maybe(0.35, 0.08),
    cancels: dice.chance(0.3),
    clocks: dice.chance(0.2),
    evicts: dice.chance(0.5),
    webhooks: dice.chance(0.35),
    pauses: dice.chance(0.2),
    spoils: maybe(0.15, 0.3),
    refuses: dice.chance(0.15),
  }
  return wayward ? { ...weather, ...WAYWARD } : weather
}

const STAMPS = [['created_at', 'updated_at'], ['created_at'], ['updated_at']] as const

const WAYWARD = {
  limit: 3,
  period: 2,
  timeout: 30_000,
  lanes: 3,
  readAhead: 4,
  slow: 0.15,
  storm: 240_000,
  edits: 1500,
  perPage: 3,
  deepEvery: 0,
  cancels: true,
  engines: 1,
  faults: 0,
  storms: false,
  limits: false,
  reconcileEvery: 86_400_000,
  ignores: null,
  clocks: false,
  deaths: 0,
  zombies: 0,
  storeErrors: 0,
  webhooks: false,
  pauses: false,
  spoils: 0,
  refuses: false,
} as const
