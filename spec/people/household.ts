// Owned by `pcokit import` (f7574d6c1b66). What it gets wrong goes to household.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Household',
  attributes: {
    avatar: 'string',
    created_at: 'date-time',
    member_count: 'integer',
    name: 'string',
    primary_contact_id: 'string',
    primary_contact_name: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    people: { to: 'Person', many: true },
    primary_contact: { to: 'Person' },
  },
  include: [
    'people',
    'people.addresses',
    'people.emails',
    'people.field_data',
    'people.households',
    'people.inactive_reason',
    'people.marital_status',
    'people.name_prefix',
    'people.name_suffix',
    'people.organization',
    'people.person_apps',
    'people.phone_numbers',
    'people.platform_notifications',
    'people.primary_campus',
    'people.school',
    'people.social_profiles',
  ],
  order: ['name', 'member_count', 'primary_contact_name', 'created_at', 'updated_at'],
  where: {
    name: 'string',
    member_count: 'integer',
    primary_contact_name: 'string',
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  create: {
    attributes: ['avatar', 'member_count', 'name', 'primary_contact_id'],
    relationships: ['primary_contact'],
    writeOnly: { people_ids: 'array' },
  },
  update: {
    attributes: ['avatar', 'member_count', 'name', 'primary_contact_id'],
    relationships: ['primary_contact'],
    writeOnly: { people_ids: 'array' },
  },
  endpoints: {
    '/households': { list: true, create: true },
    '/households/{household_id}': { get: true, update: true, delete: true },
    '/households/{household_id}/household_memberships/{household_membership_id}/household': {
      toOne: true,
      below: { variable: 'household_id_2', methods: ['get', 'update', 'delete'] },
    },
    '/people/{person_id}/households': { list: true },
    '/people/{person_id}/households/{household_id}': { get: true, update: true, delete: true },
    '/people_imports/{people_import_id}/histories/{history_id}/household': {
      toOne: true,
      below: { variable: 'household_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
