/** Seeds a church: rows of each type on first use, the same for one seed on every machine. */
import type { MockType } from '../model.ts'
import { hash, randomFrom } from '../random.ts'
import { idAt, type Seeder, type Store } from '../store.ts'
import { refId, type StoredRow } from '../table.ts'
import { DAY, REFERENCE } from '../time.ts'
import { churchAttributes, churchRefs, memberAt, noteOwners, SPECIAL, startsAt } from './church.ts'
import { counter } from './counts.ts'
import { householdCount, type Identity, identityOf, placeOf } from './identity.ts'
import { type Pools, poolsOf } from './pools.ts'
import { seedRefs } from './refs.ts'
import { type Maker, type Making, makerOf } from './values.ts'

const SPAN = 2_000 * DAY
/** From this size on, a part of the rows stems from one import and shares a second (facts §15.2). */
const IMPORT_FROM = 300

function createdAt(index: number, count: number, jitter: number): number {
  const start = Math.floor(count * 0.05)
  const imported = Math.min(240, Math.floor(count * 0.2))
  const place = count >= IMPORT_FROM && index >= start && index < start + imported ? start : index + jitter
  return Math.floor((REFERENCE - SPAN + (place / Math.max(1, count)) * (SPAN - DAY)) / 1000) * 1000
}

/** The number of the person a row is about; person 0 where it is about nobody. */
function personIndex(type: MockType, index: number, refs: Making['refs']): number {
  if (type.name === 'Person') return index
  const ref = refs.person ?? refs.customizable ?? refs.primary_contact
  return typeof ref === 'string' ? Number(refId(ref)) - 1 || 0 : index
}

export interface Church {
  readonly seed: Seeder
  readonly count: (store: Store, type: MockType) => number
}

const eventNames = (store: Store): string[] =>
  [...store.products.values()].flatMap(({ events }) => events.map(({ name }) => name))

/** Rows in a church that no rule can count. */
function counted(store: Store, type: MockType, people: number): number | null {
  if (type.key === 'webhooks.AvailableEvent') return eventNames(store).length
  if (type.key === 'people.Household') return householdCount(people)
  if (type.key !== 'people.HouseholdMembership') return null
  let members = Math.floor(people / 18) * 16
  for (let i = 0; i < people % 18; i++) if (placeOf(i).household !== null) members++
  return members
}

/** A seeder for a church of `people`; with `only`, every other type stays empty. */
export function church(seed: number, people: number, only: readonly string[] | null): Church {
  const wanted = only && new Set(only)
  const counts = counter(people, wanted)
  const known = new Map<string, number>()
  const count = (store: Store, type: MockType): number => {
    const before = known.get(type.key)
    if (before !== undefined) return before
    known.set(type.key, 0)
    const owner = type.owner && store.sibling(type, type.owner.type)
    const special = wanted && !wanted.has(type.key) ? null : counted(store, type, people)
    const total =
      special ??
      (type.owner && (!owner || count(store, owner) === 0)
        ? 0
        : counts(type, owner ? count(store, owner) : 0))
    known.set(type.key, total)
    return total
  }
  return { count, seed: (store, type) => seedRows(store, type, count(store, type), seed, people) }
}

/** Strings that were put together stay trees of their parts until read: flat ones take a third of the memory. */
const flat = (values: Record<string, unknown>): Record<string, unknown> => JSON.parse(JSON.stringify(values))

function seedRows(store: Store, type: MockType, count: number, seed: number, people: number): StoredRow[] {
  const rows: StoredRow[] = []
  if (count === 0) return rows
  const pools: Pools = poolsOf(seed)
  const random = randomFrom(hash(`${seed}:${type.key}`))
  const attributes = [...type.attributes.values()]
  const makers: Maker[] = attributes.map((a) => SPECIAL[type.key]?.[a.name] ?? makerOf(type, a))
  const owner = type.owner && store.sibling(type, type.owner.type)
  const owners = owner ? store.count(owner) : Infinity
  for (let index = 0; index < count; index++) {
    const refs = { ...seedRefs(store, type, index, count, random), ...churchRefs(store, type, index, people) }
    const created = createdAt(index, count, random.next())
    const updated = random.chance(0.4)
      ? created
      : Math.min(REFERENCE, created + random.int(300) * DAY + random.int(86_400) * 1000)
    let who: Identity | undefined
    const about = type.key === 'people.HouseholdMembership' ? memberAt(index) : personIndex(type, index, refs)
    const making: Making = {
      type,
      index,
      count,
      id: idAt(type, index),
      random,
      pools,
      refs,
      created,
      updated,
      starts: startsAt(type, index, count, random),
      person: () => {
        who ??= identityOf(seed, about, pools)
        return who
      },
    }
    noteOwners(making, owners)
    const values: Record<string, unknown> = {}
    for (let i = 0; i < attributes.length; i++) values[attributes[i]!.name] = makers[i]!(making)
    const special = churchAttributes(making, seed, pools, people)
    if (type.key === 'webhooks.AvailableEvent') values.name = eventNames(store)[index]
    for (const name in special) if (type.attributes.has(name)) values[name] = special[name]
    rows.push({ id: making.id, attributes: flat(values), refs })
  }
  return rows
}
