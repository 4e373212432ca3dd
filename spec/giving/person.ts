// Owned by `pcokit import` (d38dbf3477a2). What it gets wrong goes to person.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Person',
  attributes: {
    addresses: 'string',
    donor_number: 'integer',
    email_addresses: 'string',
    first_donated_at: 'date-time',
    first_name: 'string',
    last_name: 'string',
    permissions: { type: 'string', enum: ['administrator', 'reviewer', 'counter', 'bookkeeper'] },
    phone_numbers: 'string',
  },
  relationships: {
    primary_campus: { to: 'Campus' },
  },
  where: {
    first_name: 'string',
    last_name: 'string',
  },
  filter: ['has_donated'],
  update: {
    attributes: ['donor_number'],
  },
  endpoints: {
    '/batch_groups/{batch_group_id}/owner': {
      toOne: true,
      below: { variable: 'owner_id', methods: ['get', 'update'] },
    },
    '/batches/{batch_id}/owner': { toOne: true, below: { variable: 'owner_id', methods: ['get', 'update'] } },
    '/in_kind_donations/{in_kind_donation_id}/person': {
      toOne: true,
      below: { variable: 'person_id', methods: ['get', 'update'] },
    },
    '/me': { get: true },
    '/people': { list: true },
    '/people/{person_id}': { get: true, update: true },
    '/people/{person_id}/pledges/{pledge_id}/joint_giver': {
      toOne: true,
      below: { variable: 'joint_giver_id', methods: ['get', 'update'] },
    },
  },
})
