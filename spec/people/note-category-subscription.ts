// Owned by `pcokit import` (cf158cf3eca2). What it gets wrong goes to note-category-subscription.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'NoteCategorySubscription',
  attributes: {
    created_at: 'date-time',
    updated_at: 'date-time',
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
  order: ['created_at', 'updated_at'],
  where: {
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  endpoints: {
    '/note_categories/{note_category_id}/subscriptions': { list: true },
    '/note_categories/{note_category_id}/subscriptions/{subscription_id}': { get: true },
    '/note_category_subscriptions': { list: true },
    '/note_category_subscriptions/{note_category_subscription_id}': { get: true },
  },
})
