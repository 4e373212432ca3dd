// Owned by `pcokit import` (4b409e178fdd). What it gets wrong goes to note-category.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'NoteCategory',
  attributes: {
    created_at: 'date-time',
    locked: 'boolean',
    name: 'string',
    organization_id: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    organization: { to: 'Organization' },
  },
  include: [
    'shares',
    'shares.person',
    'subscribers',
    'subscribers.addresses',
    'subscribers.emails',
    'subscribers.field_data',
    'subscribers.households',
    'subscribers.inactive_reason',
    'subscribers.marital_status',
    'subscribers.name_prefix',
    'subscribers.name_suffix',
    'subscribers.organization',
    'subscribers.person_apps',
    'subscribers.phone_numbers',
    'subscribers.platform_notifications',
    'subscribers.primary_campus',
    'subscribers.school',
    'subscribers.social_profiles',
    'subscriptions',
    'subscriptions.person',
  ],
  order: ['name', 'locked', 'created_at', 'updated_at', 'organization_id'],
  where: {
    name: 'string',
    locked: 'boolean',
    created_at: 'date-time',
    updated_at: 'date-time',
    organization_id: 'string',
  },
  filter: ['view_creatable'],
  create: {
    attributes: ['name'],
  },
  update: {
    attributes: ['name'],
  },
  endpoints: {
    '/note_categories': { list: true, create: true },
    '/note_categories/{note_category_id}': { get: true, update: true, delete: true },
    '/notes/{note_id}/category': {
      toOne: true,
      below: { variable: 'category_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
