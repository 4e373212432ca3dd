// Owned by `pcokit import` (c8f718e4e516). What it gets wrong goes to campus.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Campus',
  attributes: {
    address: 'string',
    name: 'string',
  },
  endpoints: {
    '/campuses': { list: true },
    '/campuses/{campus_id}': { get: true },
    '/donations/{donation_id}/campus': { toOne: true, below: { variable: 'campus_id', methods: ['get'] } },
    '/in_kind_donations/{in_kind_donation_id}/campus': {
      toOne: true,
      below: { variable: 'campus_id', methods: ['get'] },
    },
    '/people/{person_id}/primary_campus': {
      toOne: true,
      below: { variable: 'primary_campus_id', methods: ['get'] },
    },
  },
})
