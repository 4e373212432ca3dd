import { describe, expect, test } from 'vitest'
import { aType, attributeDoc } from '../../src/emit/docs.ts'
import type { ValueType } from '../../src/model/types.ts'
import { attribute, resource } from './model-of.ts'

const say = (name: string, type: ValueType): string => {
  const of = attribute(name, type)
  return attributeDoc(resource('Gift', { attributes: [of, attribute('fee_currency')] }), of)
}

describe('sentences made from name and type', () => {
  test.each<[string, ValueType, string]>([
    ['created_at', 'date-time', 'When the record was created, as `YYYY-MM-DDTHH:MM:SSZ`.'],
    ['updated_at', 'date-time', 'When the record was last changed, as `YYYY-MM-DDTHH:MM:SSZ`.'],
    ['archived_at', 'date-time', 'When it was archived, as `YYYY-MM-DDTHH:MM:SSZ`.'],
    ['moved_to_step_at', 'date-time', 'When it was moved to step, as `YYYY-MM-DDTHH:MM:SSZ`.'],
    ['last_checked_in_at', 'date-time', 'Last checked in, as `YYYY-MM-DDTHH:MM:SSZ`.'],
    ['status_updated_at', 'date-time', 'When the status was updated, as `YYYY-MM-DDTHH:MM:SSZ`.'],
    ['reminders_sent_at', 'date-time', 'When the reminders were sent, as `YYYY-MM-DDTHH:MM:SSZ`.'],
    ['starts_at', 'date-time', 'When it starts, as `YYYY-MM-DDTHH:MM:SSZ`.'],
    ['birthdate', 'date', 'Day of birth, as `YYYY-MM-DD`.'],
    ['age_on', 'date', 'Age on, as `YYYY-MM-DD`.'],
    ['fee_cents', 'integer', 'In cents of `fee_currency`.'],
    ['goal_cents', 'integer', 'In cents.'],
    ['fee_currency', 'string', ''],
    ['member_count', 'integer', 'Number of members.'],
    ['total_people_count', 'integer', 'Number of total people.'],
    ['snoozed_count', 'integer', 'How many are snoozed.'],
    ['organization_id', 'string', 'Id of an organization.'],
    ['assigned_leader_ids', 'array', 'Ids of assigned leaders.'],
    ['avatar_url', 'string', 'URL: avatar.'],
    ['can_email_lists', 'boolean', 'Whether it may email lists.'],
    ['has_artwork', 'boolean', 'Whether it has artwork.'],
    ['archived', 'boolean', 'Whether it is archived.'],
    ['chat_enabled', 'boolean', 'Whether chat is enabled.'],
    ['ccli_reporting_enabled', 'boolean', 'Whether CCLI reporting is enabled.'],
    ['publicly_available', 'boolean', 'Whether it is publicly available.'],
    ['settings', 'object', 'Keys are not declared.'],
    ['first_name', 'string', ''],
  ])('%s (%s): %s', (name, type, want) => {
    expect(say(name, type)).toBe(want)
  })
})

test('a declared description comes before any made sentence', () => {
  const of = attribute('created_at', 'date-time', { description: 'When the gift was given' })
  expect(attributeDoc(resource('Gift', { attributes: [of] }), of)).toBe('When the gift was given.')
})

test('on types that can be written, what only PCO sets is said', () => {
  const of = attribute('slug', 'string', { readOnly: true })
  const create = { attributes: ['name'], relationships: [], writeOnly: [] }
  expect(attributeDoc(resource('Gift', { attributes: [of] }), of)).toBe('')
  expect(attributeDoc(resource('Gift', { attributes: [of], create }), of)).toBe('Read-only.')
})

test.each([
  ['Person', 'a Person'],
  ['Email', 'an Email'],
  ['RSVP', 'an RSVP'],
])('%s has the article of %j', (type, want) => {
  expect(aType(type)).toBe(want)
})
