// Owned by `pcokit import` (c7d2afb425b6). What it gets wrong goes to people-import-history.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PeopleImportHistory',
  attributes: {
    conflicting_changes: 'string',
    created_at: 'date-time',
    kind: 'string',
    name: 'string',
    updated_at: 'date-time',
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
  where: {
    name: 'string',
  },
  filter: ['creates', 'updates', 'identical', 'household_creates', 'household_updates'],
  endpoints: {
    '/people_imports/{people_import_id}/histories': { list: true },
    '/people_imports/{people_import_id}/histories/{history_id}': { get: true },
  },
})
