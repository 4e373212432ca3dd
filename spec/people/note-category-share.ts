// Owned by `pcokit import` (9642e4b5206b). What it gets wrong goes to note-category-share.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'NoteCategoryShare',
  attributes: {
    group: { type: 'string', enum: ['No Access', 'Viewer', 'Editor', 'Manager'] },
    permission: { type: 'string', enum: ['view', 'view_create', 'manage'] },
    person_id: 'string',
  },
  relationships: {
    note_category: { to: 'NoteCategory' },
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
  where: {
    permission: 'string',
  },
  create: {
    attributes: ['group', 'permission', 'person_id'],
    relationships: ['person'],
  },
  update: {
    attributes: ['group', 'permission', 'person_id'],
    relationships: ['person'],
  },
  endpoints: {
    '/note_categories/{note_category_id}/shares': { list: true, create: true },
    '/note_categories/{note_category_id}/shares/{share_id}': { get: true, update: true, delete: true },
  },
})
