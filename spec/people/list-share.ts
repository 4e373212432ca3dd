// Owned by `pcokit import` (50791407f678). What it gets wrong goes to list-share.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ListShare',
  attributes: {
    created_at: 'date-time',
    group: { type: 'string', enum: ['No Access', 'Viewer', 'Editor', 'Manager'] },
    name: 'string',
    permission: { type: 'string', enum: ['view', 'manage'] },
  },
  relationships: {
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
  order: ['group', 'created_at'],
  where: {
    permission: 'string',
    group: 'string',
    created_at: 'date-time',
    name: 'string',
  },
  create: {
    attributes: ['group', 'permission'],
    relationships: ['person'],
    writeOnly: { person_id: 'string' },
  },
  update: {
    attributes: ['group', 'permission'],
  },
  endpoints: {
    '/lists/{list_id}/shares': { list: true, create: true },
    '/lists/{list_id}/shares/{share_id}': { get: true, update: true, delete: true },
  },
})
