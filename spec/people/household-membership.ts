// Owned by `pcokit import` (76eb8091a578). What it gets wrong goes to household-membership.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'HouseholdMembership',
  attributes: {
    household_role: {
      type: 'string',
      enum: ['adult', 'child_or_dependent', 'other_adult', 'parent_guardian'],
    },
    pending: 'boolean',
    person_name: 'string',
  },
  relationships: {
    person: { to: 'Person' },
  },
  include: [
    'household',
    'household.people',
    'person',
    'person.addresses',
    'person.emails',
    'person.field_data',
    'person.households',
    'person.inactive_reason',
    'person.marital_status',
    'person.name_prefix',
    'person.name_suffix',
    'person.organization',
    'person.person_apps',
    'person.phone_numbers',
    'person.platform_notifications',
    'person.primary_campus',
    'person.school',
    'person.social_profiles',
  ],
  order: ['person_name', 'pending'],
  where: {
    person_name: 'string',
    pending: 'boolean',
  },
  create: {
    attributes: ['household_role', 'pending'],
    relationships: ['person'],
    writeOnly: { person_id: 'string' },
  },
  update: {
    attributes: ['household_role', 'pending'],
    relationships: ['person'],
    writeOnly: { person_id: 'string' },
  },
  endpoints: {
    '/households/{household_id}/household_memberships': { list: true, create: true },
    '/households/{household_id}/household_memberships/{household_membership_id}': {
      get: true,
      update: true,
      delete: true,
    },
    '/people/{person_id}/household_memberships': { list: true },
    '/people/{person_id}/household_memberships/{household_membership_id}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
