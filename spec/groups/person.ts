// Owned by `pcokit import` (74abac55a400). What it gets wrong goes to person.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Person',
  attributes: {
    addresses: 'array',
    avatar_url: 'string',
    child: { type: 'boolean', onlyWithFields: true },
    created_at: 'date-time',
    email_addresses: 'array',
    first_name: 'string',
    gender: 'string',
    last_name: 'string',
    permissions: {
      type: 'string',
      enum: ['administrator', 'group_type_manager', 'leader', 'member', 'no access'],
    },
    phone_numbers: 'array',
  },
  order: ['first_name', 'last_name'],
  where: {
    first_name: 'string',
    last_name: 'string',
  },
  endpoints: {
    '/events/{event_id}/attendances/{attendance_id}/person': {
      toOne: true,
      below: { variable: 'person_id', methods: ['get'] },
    },
    '/group_applications/{group_application_id}/person': {
      toOne: true,
      below: { variable: 'person_id', methods: ['get'] },
    },
    '/groups/{group_id}/memberships/{membership_id}/person': {
      toOne: true,
      below: { variable: 'person_id', methods: ['get'] },
    },
    '/groups/{group_id}/people': { list: true },
    '/groups/{group_id}/people/{person_id}': { get: true },
    '/me': { get: true },
    '/people': { list: true },
    '/people/{person_id}': { get: true },
  },
})
