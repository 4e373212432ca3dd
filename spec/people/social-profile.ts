// Owned by `pcokit import` (b285796e6b03). What it gets wrong goes to social-profile.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SocialProfile',
  attributes: {
    created_at: 'date-time',
    site: 'string',
    updated_at: 'date-time',
    url: 'string',
    verified: 'boolean',
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
  order: ['site', 'url', 'verified', 'created_at', 'updated_at'],
  where: {
    site: 'string',
    url: 'string',
    verified: 'boolean',
    created_at: 'date-time',
    updated_at: 'date-time',
  },
  create: {
    attributes: ['site', 'url', 'verified'],
  },
  update: {
    attributes: ['site', 'url', 'verified'],
  },
  endpoints: {
    '/people/{person_id}/social_profiles': { list: true, create: true },
    '/people/{person_id}/social_profiles/{social_profile_id}': { get: true, update: true, delete: true },
    '/social_profiles': { list: true },
    '/social_profiles/{social_profile_id}': { get: true, update: true, delete: true },
  },
})
