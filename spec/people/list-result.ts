// Owned by `pcokit import` (5d8b046df7f0). What it gets wrong goes to list-result.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ListResult',
  attributes: {
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  relationships: {
    list: { to: 'List' },
    person: { to: 'Person' },
  },
  include: [
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
  order: ['created_at', 'updated_at'],
  where: {
    person_id: 'string',
  },
  endpoints: {
    '/lists/{list_id}/list_results': { list: true },
    '/lists/{list_id}/list_results/{list_result_id}': { get: true },
  },
})
