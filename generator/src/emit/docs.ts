import type { AttributeModel, ResourceModel } from '../model/types.ts'

/**
 * Sentences for attributes, made from name and type. Short, since they are read in hovers; none where the name
 * already says it all.
 */

const KNOWN: { readonly [name: string]: string } = {
  created_at: 'When the record was created',
  updated_at: 'When the record was last changed',
  birthdate: 'Day of birth',
  anniversary: 'Wedding day',
  expiration: 'Last day it is valid',
  last_updated: 'When it was last changed',
  next_occurrence: 'When it next takes place',
  display_date: 'The time it is shown with',
  sort_date: 'The time it is sorted by',
  snooze_until: 'When it wakes up',
  effective_date: 'First day it counts',
  repeat_until: 'Last day of the repetition',
  child: 'Whether the person is a child',
  primary: 'Whether it is the main one of its kind',
  sequence: 'Place in the order',
  position: 'Place in the order',
  url: 'URL',
  length: 'Length in seconds',
  file_size: 'Size in bytes',
  remote_id: 'Id in the system the record was imported from',
  payment_last4: 'Last four digits of the card or account',
  deleted_at: 'When it was deleted: null for every record a list holds',
}

/** Past participles that do not end in -ed. */
const PARTICIPLES = new Set(['sent', 'read', 'undone', 'begun', 'hidden', 'seen', 'known', 'built'])
const OPAQUE = new Set(['object', 'array', 'unknown'])

const ACRONYMS: { readonly [word: string]: string } = {
  ccli: 'CCLI',
  pco: 'PCO',
  ical: 'iCal',
  sms: 'SMS',
  id: 'id',
}

const words = (name: string): string =>
  name
    .split('_')
    .map((word) => ACRONYMS[word] ?? word)
    .join(' ')
const participle = (word: string): boolean =>
  (word.endsWith('ed') && word !== 'need') || PARTICIPLES.has(word)
const article = (noun: string): string => (/^[aeiou]/.test(noun) && !/^(uni|use|eu)/.test(noun) ? 'an' : 'a')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const plural = (noun: string): string => (/(s|people)$/.test(noun) ? noun : `${noun}s`)

const moment = (name: string): string => {
  const of = name.replace(/_(at|on)$/, '')
  const parts = of.split('_')
  const first = parts[0] ?? ''
  const last = parts[parts.length - 1] ?? ''
  if (of === name) return capital(words(name))
  if (participle(first)) return `When it was ${words(of)}`
  if (participle(last)) {
    const before = parts.slice(0, -1)
    const adverb =
      before[before.length - 1] === 'last' || before[before.length - 1] === 'first' ? `${before.pop()} ` : ''
    const subject = before.length === 0 ? 'it' : `the ${words(before.join('_'))}`
    return `When ${subject} ${/[^su]s$/.test(subject) ? 'were' : 'was'} ${adverb}${last}`
  }
  if (
    parts.length === 1 &&
    ['starts', 'ends', 'closes', 'expires', 'hides', 'shows', 'open', 'close'].includes(last)
  ) {
    return `When it ${plural(last)}`
  }
  return capital(words(name.endsWith('_on') ? name : of))
}

const count = (name: string): string => {
  const counted = name.slice(0, -'_count'.length)
  const last = counted.slice(counted.lastIndexOf('_') + 1)
  if (participle(last) || /^(ready|overdue)$/.test(last)) return `How many are ${words(counted)}`
  return `Number of ${last === 'total' ? 'all' : plural(words(counted))}`
}

const flag = (name: string): string => {
  const parts = name.split('_')
  const last = parts[parts.length - 1] ?? ''
  if (parts[0] === 'can') return `Whether it may ${words(name.slice(4))}`
  if (parts[0] === 'has') return `Whether it has ${words(name.slice(4))}`
  if (parts.length === 1 && (participle(last) || /(able|ible|ive)$/.test(last)))
    return `Whether it is ${last}`
  if (parts.length > 1 && (participle(last) || /(able|ible)$/.test(last))) {
    const subject = words(parts.slice(0, -1).join('_'))
    if (/(ly|self)$/.test(subject)) return `Whether it is ${words(name)}`
    return `Whether ${subject} ${subject.endsWith('s') ? 'are' : 'is'} ${last}`
  }
  return ''
}

const sentence = (attribute: AttributeModel, siblings: ReadonlySet<string>): string => {
  const { name, type } = attribute
  if (type === 'date-time') return `${KNOWN[name] ?? moment(name)}, as \`YYYY-MM-DDTHH:MM:SSZ\``
  if (type === 'date') return `${KNOWN[name] ?? moment(name)}, as \`YYYY-MM-DD\``
  if (KNOWN[name] !== undefined && !OPAQUE.has(type)) return KNOWN[name]
  if (type === 'boolean') return flag(name)
  if (name.endsWith('_cents')) {
    const currency = name.replace(/cents$/, 'currency')
    return siblings.has(currency) ? `In cents of \`${currency}\`` : 'In cents'
  }
  if (name.endsWith('_currency') && siblings.has(name.replace(/currency$/, 'cents'))) {
    return `Currency of \`${name.replace(/currency$/, 'cents')}\``
  }
  if (name.endsWith('_count')) return count(name)
  if (name.endsWith('_id')) return `Id of ${article(name)} ${words(name.slice(0, -3))}`
  if (name.endsWith('_ids')) return `Ids of ${words(name.slice(0, -4))}s`
  if (name.endsWith('_url')) return `URL: ${words(name.slice(0, -4))}`
  if (/_in_(days|months|minutes|seconds)$/.test(name)) return `In ${name.slice(name.lastIndexOf('_') + 1)}`
  if (type === 'object') return 'Keys are not declared'
  if (type === 'unknown') return 'Its type is not declared: check it before use'
  return ''
}

/** What a hover says of an attribute: its declared description, else a sentence from its name and type, or nothing. */
export const attributeDoc = (resource: ResourceModel, attribute: AttributeModel): string => {
  if (attribute.description !== '') return stop(attribute.description)
  const siblings = new Set(resource.attributes.map((other) => other.name))
  const parts = [sentence(attribute, siblings)]
  if (attribute.enum !== null) parts.push('PCO may add values')
  const writable = resource.create !== null || resource.update !== null
  if (writable && attribute.readOnly && !/^(created|updated)_at$/.test(attribute.name))
    parts.push('Read-only')
  return parts
    .filter((part) => part !== '')
    .map((part) => stop(capital(part)))
    .join(' ')
}

const stop = (text: string): string => (/[.!?:]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

/** `Person` → `a Person`, for sentences. */
export const aType = (type: string): string => `${/^(?:[AEIO]|Un|RSVP)/.test(type) ? 'an' : 'a'} ${type}`
