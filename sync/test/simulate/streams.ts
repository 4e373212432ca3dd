import { familyFrom, isWalked } from './families.ts'
import type { Dice } from './time.ts'

/** Streams that simulations draw from: with an order by which new rows come last and without, with parents and without. */
export const PERSON = 'people.Person'
const OTHERS = [
  'people.Email',
  'people.Tab',
  'people.Workflow',
  'people.ListCategory',
  'people.NamePrefix',
  'giving.Fund',
  'giving.Donation',
  'giving.Label',
] as const

/** Those without a stamp to filter by. */
export const PLAIN: ReadonlySet<string> = new Set([
  'people.Tab',
  'people.NamePrefix',
  'giving.Fund',
  'giving.Label',
])

/** An attribute to write on. */
export const wordOf: Readonly<Record<string, string>> = {
  [PERSON]: 'nickname',
  'people.Email': 'address',
  'people.NamePrefix': 'value',
  'people.WorkflowCard': 'stage',
  'people.FieldOption': 'value',
  'giving.Donation': 'payment_brand',
  'giving.Designation': 'amount_currency',
  'giving.Label': 'slug',
}

/**
 * A few streams; people in most, since merges and what a person owns hang on them. In a third of them some that have
 * no list of their own, which take many requests: with little else.
 */
export function streamsOf(dice: Dice): string[] {
  if (dice.chance(0.33)) {
    const family = familyFrom(dice)
    // Cards lie below people as well, and the planner would take the way with fewer lists: here only workflows hold them.
    return family.some(isWalked) || dice.chance(0.7) ? family : [...family, PERSON]
  }
  const count = dice.int(1, 3)
  const chosen = new Set<string>(dice.chance(0.7) ? [PERSON] : [])
  while (chosen.size < count) chosen.add(dice.pick(OTHERS))
  return [...chosen]
}
