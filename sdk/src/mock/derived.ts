/** Attributes PCO works out itself, and what it fills in for a new row. */
import type { MockType } from './model.ts'
import type { StoredRow } from './table.ts'

type Attributes = Record<string, unknown>

const fullName = (a: Attributes): string =>
  [a.first_name, a.last_name].filter((part) => part != null && part !== '').join(' ')

/** What follows from a change: a person's `name` from its parts. */
export function derived(type: MockType, before: StoredRow | null, changed: Attributes): Attributes {
  if (type.key !== 'people.Person' || 'name' in changed) return {}
  if (!('first_name' in changed) && !('last_name' in changed)) return {}
  return { name: fullName({ ...before?.attributes, ...changed }) }
}

/** Defaults of a new row: false for what is yes or no, `active` for a status that knows it. */
export function defaults(type: MockType, id: string): Attributes {
  const filled: Attributes = {}
  for (const { name, letter } of type.attributes.values()) {
    if (letter === 'b') filled[name] = name === 'active'
    else if (letter === 'a') filled[name] = []
    else if (type.enums[name]) filled[name] = type.enums[name][0]
    else if (type.always.has(name))
      filled[name] = letter === '' ? '' : letter === 'i' || letter === 'n' ? 0 : undefined
  }
  if (type.key === 'people.Person') filled.status = 'active'
  if (type.key === 'webhooks.WebhookSubscription') filled.authenticity_secret = `secret-${id}-1`
  return filled
}
