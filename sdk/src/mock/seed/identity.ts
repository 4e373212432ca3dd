/** Who a person is: worked out from the seed and the number alone, so that all products agree on it. */
import { hash, randomFrom } from '../random.ts'
import { DAY, REFERENCE } from '../time.ts'
import type { Pools } from './pools.ts'

export interface Identity {
  readonly first: string
  readonly last: string
  readonly gender: 'Male' | 'Female'
  readonly child: boolean
  /** Milliseconds since 1970. */
  readonly birth: number
  readonly email: string
  readonly phone: string
}

/** Household sizes in turn; a household of one is none. */
const SIZES = [2, 4, 1, 3, 5, 1, 2] as const
const BLOCK = 18

/** Every household's place in a block of people: first person and size. */
const HOMES = SIZES.map((size, i) => ({ start: SIZES.slice(0, i).reduce((a, b) => a + b, 0), size }))
const REAL = HOMES.filter((home) => home.size > 1)

export interface Place {
  /** Number of the household among all; null for who lives alone. */
  readonly household: number | null
  /** Place within the household: 0 is its primary contact. */
  readonly rank: number
  /** One name for each home. */
  readonly home: number
}

/** Where person `index` lives. */
export function placeOf(index: number): Place {
  const block = Math.floor(index / BLOCK)
  const offset = index % BLOCK
  const at = HOMES.findLastIndex((home) => home.start <= offset)
  const home = HOMES[at]!
  const real = REAL.indexOf(home)
  return {
    household: real < 0 ? null : block * REAL.length + real,
    rank: offset - home.start,
    home: block * HOMES.length + at,
  }
}

/** Persons of household `number`, of a church of `people`. */
export function membersOf(number: number, people: number): readonly number[] {
  const home = REAL[number % REAL.length]!
  const start = Math.floor(number / REAL.length) * BLOCK + home.start
  return Array.from({ length: home.size }, (_, i) => start + i).filter((index) => index < people)
}

/** Households that have their first member within a church of `people`. */
export function householdCount(people: number): number {
  const whole = Math.floor(people / BLOCK)
  return whole * REAL.length + REAL.filter((home) => home.start < people % BLOCK).length
}

export function identityOf(seed: number, index: number, pools: Pools): Identity {
  const random = randomFrom(hash(`${seed}:person:${index}`))
  const place = placeOf(index)
  const gender = random.chance(0.52) ? 'Female' : 'Male'
  const child = place.household !== null && place.rank > 1
  const age = child ? 1 + random.int(17) : 19 + random.int(65)
  const first = random.pick(gender === 'Female' ? pools.female : pools.male)
  const last = pools.last[hash(`${seed}:home:${place.home}`) % pools.last.length]!
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '')
  return {
    first,
    last,
    gender,
    child,
    birth: REFERENCE - Math.floor((age + random.next()) * 365.25) * DAY,
    email: `${plain(first)}.${plain(last)}${index + 1}@example.org`,
    phone: `(555) ${String(100 + random.int(900))}-${String(1000 + (index % 9000))}`,
  }
}
