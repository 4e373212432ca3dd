/** What the rules would get wrong: the types a reader of the data looks at first. */

import type { MockType } from '../model.ts'
import type { Random } from '../random.ts'
import { idAt, type Store } from '../store.ts'
import type { RefValue } from '../table.ts'
import { DAY, REFERENCE, stamp } from '../time.ts'
import { identityOf, membersOf, placeOf } from './identity.ts'
import { HYMNS, VALUES } from './names.ts'
import type { Pools } from './pools.ts'
import type { Maker, Making } from './values.ts'

const first = (m: Making): boolean => m.index < ownersOf(m)
const ownersOf = (m: Making): number => ownerCounts.get(m) ?? Infinity
const ownerCounts = new WeakMap<Making, number>()

/** Lets makers know how many owners the rows are dealt out to. */
export const noteOwners = (m: Making, owners: number): void => void ownerCounts.set(m, owners)

/** Nine blockouts in ten do not repeat. */
const repeats = (index: number): boolean => index % 10 === 0

const HOME: readonly string[] = ['Home', 'Home', 'Work', 'Other']
const value: Maker = (m) => VALUES[m.type.key]?.[m.index] ?? `${m.type.name} ${m.index + 1}`
const falsy: Maker = () => false

/** Type → attribute → how it is made. */
export const SPECIAL: { readonly [type: string]: { readonly [attribute: string]: Maker } } = {
  'people.Person': {
    name: (m) => `${m.person().first} ${m.person().last}`,
    given_name: () => null,
    child: (m) => m.person().child,
    status: (m) => (m.random.chance(0.93) ? 'active' : 'inactive'),
    membership: (m) => m.random.pick(['Member', 'Member', 'Regular Attender', 'Visitor', null]),
    site_administrator: (m) => m.index === 0,
    accounting_administrator: (m) => m.index === 0,
    people_permissions: (m) => (m.index === 0 ? 'Manager' : null),
    school_type: (m) => (m.person().child ? 'elementary' : null),
    resource_permission_flags: () => ({ can_access_workflows: false }),
    remote_id: () => null,
    login_identifier: () => null,
    directory_status: () => 'no_access',
  },
  'people.Email': {
    address: (m) =>
      first(m) ? m.person().email : m.person().email.replace('@example.org', '@work.example.com'),
    primary: first,
    blocked: falsy,
    location: (m) => (first(m) ? 'Home' : 'Work'),
  },
  'people.PhoneNumber': {
    number: (m) => m.person().phone,
    e164: (m) => `+1${m.person().phone.replace(/\D/g, '')}`,
    national: (m) => m.person().phone,
    international: (m) => `+1 ${m.person().phone}`,
    country_code: () => 'US',
    primary: first,
    location: (m) => (first(m) ? 'Mobile' : 'Home'),
    carrier: () => null,
  },
  'people.Address': { primary: first, location: (m) => m.random.pick(HOME) },
  'people.Household': {
    name: (m) => `${m.person().last} Household`,
    primary_contact_name: (m) => `${m.person().first} ${m.person().last}`,
  },
  'people.HouseholdMembership': { pending: falsy },
  'people.PersonMerger': {
    person_to_keep_id: (m) => m.index + 1,
    person_to_remove_id: (m) => 9_000_001 + m.index,
  },
  'people.NameSuffix': { value },
  'people.NamePrefix': { value },
  'people.MaritalStatus': { value },
  'people.SchoolOption': { value },
  'people.InactiveReason': { value },
  'people.FieldDefinition': {
    data_type: (m) => m.random.pick(['string', 'text', 'date', 'boolean']),
    deleted_at: () => null,
    config: () => null,
  },
  'people.Organization': {
    contact_website: () => 'https://church.example.org',
    date_format: () => '%m/%d/%Y',
  },
  'giving.Donation': {
    fee_cents: (m) => -m.random.int(300),
    payment_method: (m) => m.random.pick(['card', 'ach', 'check', 'cash']),
    payment_status: (m) => (m.random.chance(0.97) ? 'succeeded' : 'pending'),
    refunded: falsy,
    refundable: () => true,
    payment_check_number: (m) => (m.random.chance(0.2) ? 100 + m.random.int(900) : null),
    received_at: (m) => stamp(m.created),
    completed_at: (m) => stamp(m.created),
  },
  'giving.Refund': { amount_cents: (m) => -500 * (1 + m.random.int(20)) },
  'giving.DesignationRefund': { amount_cents: (m) => -500 * (1 + m.random.int(20)) },
  'giving.PaymentSource': {
    name: (m) => ['Planning Center', 'Text to give', 'Mobile app'][m.index] ?? `Source ${m.index}`,
  },
  'services.Song': {
    title: (m) =>
      `${HYMNS[m.index % HYMNS.length]}${m.index < HYMNS.length ? '' : ` (${1 + Math.floor(m.index / HYMNS.length)})`}`,
    author: (m) => `${m.random.pick(m.pools.female)} ${m.random.pick(m.pools.last)}`,
    copyright: (m) => `${1980 + m.random.int(45)} ${m.random.pick(m.pools.companies)}`,
    ccli_number: (m) => 1_000_000 + m.index * 37,
  },
  'services.Item': {
    title: (m) =>
      m.random.chance(0.5)
        ? m.random.pick(HYMNS)
        : m.random.pick(['Welcome', 'Prayer', 'Message', 'Offering']),
    item_type: (m) => m.random.pick(['song', 'item', 'header', 'media']),
  },
  // Most are holidays; few repeat.
  'services.Blockout': {
    repeat_frequency: (m) => (repeats(m.index) ? `every_${1 + m.random.int(2)}` : 'no_repeat'),
    repeat_interval: (m) => (repeats(m.index) ? 'exact_day_of_month' : null),
    repeat_period: (m) => (repeats(m.index) ? m.random.pick(['weekly', 'monthly']) : null),
    repeat_until: () => null,
  },
  'services.PlanPerson': { status: (m) => m.random.pick(['C', 'C', 'U', 'D']) },
  'groups.Membership': {
    role: (m) => (m.random.chance(0.12) ? 'leader' : 'member'),
    joined_at: (m) => stamp(m.created),
  },
  'groups.Group': { header_image: () => ({}), archived_at: () => null },
  'check-ins.CheckIn': {
    kind: (m) => m.random.pick(['Regular', 'Regular', 'Guest', 'Volunteer']),
    security_code: (m) => `${m.random.pick(['A', 'B', 'C', 'K'])}${100 + m.random.int(900)}`,
  },
  'check-ins.Pass': { code: (m) => String(500_000 + m.index) },
  'webhooks.WebhookSubscription': {
    active: falsy,
    name: () => 'people.v2.events.person.updated',
    url: () => 'https://hooks.example.org/',
    authenticity_secret: (m) => `secret-${m.id}-1`,
  },
}

/** Types whose rows lie below a parent of one kind or the other, never below both: reference → parent's type. */
const EITHER: { readonly [type: string]: readonly (readonly [string, string])[] } = {
  'groups.Resource': [
    ['group_type', 'GroupType'],
    ['group', 'Group'],
  ],
  'services.PlanNote': [
    ['plan_template', 'PlanTemplate'],
    ['plan', 'Plan'],
  ],
}

/** Types whose rows are about the same row as one of another type: who has no cards in all has none in a workflow. */
const LIKE: { readonly [type: string]: { readonly type: string; readonly ref: string } } = {
  'people.WorkflowAssigneeWorkflowSummary': { type: 'WorkflowAssigneeSummary', ref: 'person' },
}

/** Types whose rows lie only below some rows of their parent. */
const BELOW: {
  readonly [type: string]: { readonly type: string; readonly ref: string; has(index: number): boolean }
} = {
  'services.BlockoutException': { type: 'Blockout', ref: 'blockout', has: repeats },
}

/** Rows belong to both kinds in turn. */
function eitherRefs(store: Store, type: MockType, index: number): Record<string, RefValue> {
  const sides = EITHER[type.key]!.filter(([ref]) => type.refs.has(ref))
  const refs: Record<string, RefValue> = {}
  for (const [place, [ref, name]] of sides.entries()) {
    const parent = store.sibling(type, name)
    const count = parent ? store.count(parent) : 0
    const here = index % sides.length === place && parent !== undefined && count > 0
    refs[ref] = here ? idAt(parent, Math.floor(index / sides.length) % count) : null
  }
  return refs
}

const personRefs = (people: MockType, index: number): string => idAt(people, index)

/** References that no rule of the tables tells: who lives with whom, and what has one parent of two kinds. */
export function churchRefs(
  store: Store,
  type: MockType,
  index: number,
  people: number,
): Record<string, RefValue> | null {
  if (EITHER[type.key]) return eitherRefs(store, type, index)
  const below = BELOW[type.key]
  const parent = below && store.sibling(type, below.type)
  if (below && parent && store.count(parent) > 0) {
    const few = Array.from({ length: store.count(parent) }, (_, at) => at).filter(below.has)
    return { [below.ref]: idAt(parent, few[index % few.length]!) }
  }
  const like = LIKE[type.key]
  const model = like && store.sibling(type, like.type)
  if (like && model && store.count(model) > 0) {
    const rows = store.table(model).all()
    return { [like.ref]: rows[index % rows.length]!.refs[like.ref] ?? null }
  }
  const person = store.sibling(type, 'Person')
  const household = store.sibling(type, 'Household')
  if (type.product !== 'people' || !person || !household) return null
  if (type.name === 'Household') {
    const members = membersOf(index, people)
    const refs: Record<string, RefValue> = {}
    if (type.refs.has('primary_contact')) refs.primary_contact = personRefs(person, members[0] ?? 0)
    return refs
  }
  if (type.name === 'HouseholdMembership') {
    const member = memberAt(index)
    const refs: Record<string, RefValue> = { person: personRefs(person, member) }
    refs.household = idAt(household, placeOf(member).household ?? 0)
    return refs
  }
  return null
}

/** Person behind the membership of a number: those who live alone have none. */
export function memberAt(index: number): number {
  const inBlock = index % 16
  const offset = LIVING_TOGETHER[inBlock] ?? 0
  return Math.floor(index / 16) * 18 + offset
}

const LIVING_TOGETHER = Array.from({ length: 18 }, (_, i) => i).filter((i) => placeOf(i).household !== null)

/** Attributes that depend on others of the same household. */
export function churchAttributes(
  m: Making,
  seed: number,
  pools: Pools,
  people: number,
): Record<string, unknown> {
  if (m.type.key === 'people.Household') {
    const members = membersOf(m.index, people)
    const contact = identityOf(seed, members[0] ?? 0, pools)
    return {
      name: `${contact.last} Household`,
      member_count: members.length,
      primary_contact_id: String((members[0] ?? 0) + 1),
      primary_contact_name: `${contact.first} ${contact.last}`,
    }
  }
  if (m.type.key === 'people.HouseholdMembership') {
    const rank = placeOf(memberAt(m.index)).rank
    return {
      household_role: rank > 1 ? 'child_or_dependent' : rank === 0 ? 'parent_guardian' : 'other_adult',
    }
  }
  return {}
}

/** When the rows of a type take place: plans and events reach two years into the future, gifts do not. */
export function startsAt(type: MockType, index: number, count: number, random: Random): number {
  const ahead = /Plan|Event|Signup|Booking|Episode|Schedule|Instance/.test(type.name) ? 730 * DAY : 0
  const from = REFERENCE - 730 * DAY
  const span = 730 * DAY + ahead
  const at = from + ((index + random.next()) / Math.max(1, count)) * span
  return Math.floor(at / 900_000) * 900_000
}
