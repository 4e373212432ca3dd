/** What an attribute holds, guessed from its name and wire type: right in kind always, believable mostly. */
import type { Attribute, MockType } from '../model.ts'
import type { Random } from '../random.ts'
import type { RefValue } from '../table.ts'
import { DAY, day, REFERENCE, stamp } from '../time.ts'
import type { Identity } from './identity.ts'
import { NAMES, SENTENCES } from './names.ts'
import type { Pools } from './pools.ts'

/** What is known of the row being made. */
export interface Making {
  readonly type: MockType
  readonly index: number
  readonly count: number
  readonly id: string
  readonly random: Random
  readonly pools: Pools
  readonly refs: Readonly<Record<string, RefValue>>
  /** Milliseconds since 1970. */
  readonly created: number
  readonly updated: number
  /** When what the row stands for takes place. */
  readonly starts: number
  /** The person the row is, or is about. */
  readonly person: () => Identity
}

export type Maker = (making: Making) => unknown

const HUMANS = new Set([
  'Person',
  'Attendee',
  'Speaker',
  'ScheduledPerson',
  'RosterListPerson',
  'ConnectedPerson',
])
const NEVER =
  /^(archived|deleted|removed|canceled|cancelled|inactivated|discarded|blocked|refunded|failed|expires|hidden)/
const MOSTLY =
  /^(active|published|enabled|refundable|visible|listed|public|verified|subscribed|open|church_center)/

const words = (type: string): string => type.replace(/([a-z0-9])([A-Z])/g, '$1 $2')

function time(name: string): Maker {
  if (name === 'created_at') return (m) => stamp(m.created)
  if (name === 'updated_at') return (m) => stamp(m.updated)
  if (NEVER.test(name)) return () => null
  if (/ends|end_|last_time/.test(name)) return (m) => stamp(m.starts + 5_400_000)
  if (/starts|start_|sort_date|^time$|received|begin/.test(name)) return (m) => stamp(m.starts)
  return (m) => (m.random.chance(0.4) ? null : stamp(m.created + m.random.int(3600) * 1000))
}

function date(name: string): Maker {
  if (name === 'birthdate') return (m) => (m.random.chance(0.1) ? null : day(m.person().birth))
  if (name === 'anniversary')
    return (m) => (m.random.chance(0.6) ? null : day(m.person().birth + 9_000 * DAY))
  return (m) => (m.random.chance(0.2) ? null : day(m.starts))
}

function integer(name: string): Maker {
  if (name === 'fee_cents') return (m) => -m.random.int(300)
  if (name.endsWith('_cents')) return (m) => 500 * (1 + m.random.int(60))
  if (/^(sequence|position|row|order)$/.test(name)) return (m) => m.index
  if (name.endsWith('_count')) return (m) => m.random.int(20)
  if (name === 'grade') return (m) => (m.person().child ? m.random.int(12) : null)
  if (name === 'graduation_year') return (m) => (m.person().child ? 2027 + m.random.int(12) : null)
  if (/hour/.test(name)) return (m) => 8 + m.random.int(12)
  if (/minute/.test(name)) return (m) => 15 * m.random.int(4)
  if (/day_of_week/.test(name)) return (m) => m.random.int(7)
  if (/length|duration/.test(name)) return (m) => 60 * (1 + m.random.int(10))
  if (/(^|_)id$|remote/.test(name)) return (m) => (m.random.chance(0.8) ? null : 1000 + m.random.int(9000))
  return (m) => 1 + m.random.int(50)
}

const STRINGS: readonly (readonly [RegExp, Maker])[] = [
  [/^(first_name|given_name)$/, (m) => m.person().first],
  [/^last_name$/, (m) => m.person().last],
  [
    /^(nickname|middle_name|medical_notes)$/,
    (m) => (m.random.chance(0.92) ? null : m.random.pick(m.pools.male)),
  ],
  [
    /^(full_name|person_name|display_name|primary_contact_name|.*contact_name|created_by_name|owner_name)$/,
    (m) => `${m.person().first} ${m.person().last}`,
  ],
  [/^gender$/, (m) => m.person().gender],
  [/email/, (m) => m.person().email],
  [/phone|^number$/, (m) => m.person().phone],
  [/(^|_)(avatar|photo|image|icon|art|thumbnail)(_|$)/, (m) => `https://avatars.example.org/${m.id}.png`],
  [/url|^website|link$/, (m) => `https://church.example.org/${m.type.name.toLowerCase()}/${m.id}`],
  [/currency/, () => 'USD'],
  [/time_zone/, () => 'America/Los_Angeles'],
  [/^country_code$/, () => 'US'],
  [/^country(_name)?$/, () => 'United States'],
  [/^city$/, (m) => m.random.pick(m.pools.cities)],
  [/^state$/, (m) => m.random.pick(m.pools.states)],
  [/^zip$/, (m) => String(10_000 + m.random.int(89_999))],
  [/^street(_line_1)?$/, (m) => `${1 + m.random.int(999)} ${m.random.pick(m.pools.streets)}`],
  [/^street_line_2$/, (m) => (m.random.chance(0.85) ? null : `Apt ${1 + m.random.int(40)}`)],
  [/grade$/, (m) => String(m.random.int(13))],
  [/^latitude$/, (m) => (33 + m.random.int(900) / 100).toFixed(4)],
  [/^longitude$/, (m) => (-117 + m.random.int(900) / 100).toFixed(4)],
  [/color/, (m) => `#${(0x100000 + m.random.int(0xefffff)).toString(16)}`],
  [/(^|_)(starts|ends|starts_at|ends_at|date|expires_at)$/, (m) => stamp(m.starts)],
  [/dates$/, (m) => `${day(m.starts)}`],
  [/^status$/, () => 'active'],
  [/slug|identifier|^uuid|token|secret|^code$/, (m) => `${m.type.name.toLowerCase()}-${m.id}`],
  [/organization_name/, () => 'Grace Community Church'],
  [/^last4|last4$/, (m) => String(1000 + m.random.int(9000))],
  [
    /description|note|body|message|comment|content|details|memo|summary|text|lyrics/,
    (m) => (m.random.chance(0.3) ? null : m.random.pick(SENTENCES)),
  ],
  [/(^|_)ids?$/, (m) => (m.random.chance(0.7) ? null : m.id)],
  [/^title$|_title$/, (m) => title(m)],
  [/^name$/, (m) => name(m)],
  [/_name$|^label$|^subject$|^group$|^value$/, (m) => capital(m.random.pick(m.pools.words))],
]

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const title = (m: Making): string =>
  capital(`${m.random.pick(m.pools.words)} and ${m.random.pick(m.pools.words)}`)

function name(m: Making): string {
  if (HUMANS.has(m.type.name)) return `${m.person().first} ${m.person().last}`
  const known = NAMES[m.type.name]
  if (known) {
    const round = Math.floor(m.index / known.length)
    return `${known[m.index % known.length]}${round > 0 ? ` ${round + 1}` : ''}`
  }
  return `${capital(m.random.pick(m.pools.words))} ${words(m.type.name)}`
}

function text(attribute: Attribute): Maker {
  const found = STRINGS.find(([pattern]) => pattern.test(attribute.name))
  if (found) return found[1]
  return (m) => (m.random.chance(0.3) ? null : m.random.pick(m.pools.words))
}

const fallback: { readonly [letter: string]: unknown } = {
  '': '',
  b: false,
  i: 0,
  n: 0,
  t: stamp(REFERENCE),
  d: day(REFERENCE),
  a: [],
  o: {},
}

/** An image as PCO nests it (facts §14.10). */
const picture: Maker = (m) => {
  const url = `https://images.example.org/${m.id}`
  return { url: `${url}.jpg`, thumb: { url: `${url}-thumb.jpg` } }
}

/** How attribute values of a type are made. */
export function makerOf(type: MockType, attribute: Attribute): Maker {
  const { name: word, letter } = attribute
  const known = type.enums[word]
  let maker: Maker
  if (known && letter === '') maker = (m) => (m.random.chance(0.7) ? known[0] : m.random.pick(known))
  else if (letter === 't') maker = time(word)
  else if (letter === 'd') maker = date(word)
  else if (letter === 'b')
    maker =
      NEVER.test(word) || /administrator|pending/.test(word)
        ? () => false
        : MOSTLY.test(word)
          ? () => true
          : (m) => m.random.chance(0.3)
  else if (letter === 'i') maker = integer(word)
  else if (letter === 'n') maker = (m) => Math.round(m.random.next() * 10_000) / 100
  else if (letter === 'a') maker = () => []
  else if (letter === 'o')
    maker = /^image$|_image$/.test(word) && word !== 'header_image' ? picture : () => ({})
  else if (letter === 'x') maker = () => null
  else maker = text(attribute)
  if (!type.always.has(word)) return maker
  return (m) => maker(m) ?? fallback[letter] ?? ''
}
