/** Words of a believable church, drawn once a mock with faker and then picked from: a pick costs nothing. */
import { base, en, Faker } from '@faker-js/faker'
import { randomFrom } from '../random.ts'

export interface Pools {
  readonly female: readonly string[]
  readonly male: readonly string[]
  readonly last: readonly string[]
  readonly streets: readonly string[]
  readonly cities: readonly string[]
  readonly states: readonly string[]
  readonly words: readonly string[]
  readonly companies: readonly string[]
}

const POOL = 400
const made = new Map<number, Pools>()

/** The pools of a seed; made once, about 10 ms. */
export function poolsOf(seed: number): Pools {
  const known = made.get(seed)
  if (known) return known
  const random = randomFrom(seed ^ 0x5eed)
  const faker = new Faker({ locale: [en, base], randomizer: { next: random.next, seed: () => {} } })
  const many = (make: () => string, count = POOL): string[] => Array.from({ length: count }, make)
  const pools: Pools = {
    female: many(() => faker.person.firstName('female')),
    male: many(() => faker.person.firstName('male')),
    last: many(() => faker.person.lastName()),
    streets: many(() => faker.location.street(), 200),
    cities: many(() => faker.location.city(), 40),
    states: many(() => faker.location.state({ abbreviated: true }), 8),
    words: many(() => faker.word.noun(), 200),
    companies: many(() => faker.company.name(), 40),
  }
  made.set(seed, pools)
  return pools
}
