// Owned by `pcokit import` (d256201d859d). What it gets wrong goes to person-app.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PersonApp',
  attributes: {
    allow_pco_login: 'boolean',
    people_permissions: { type: 'string', enum: ['no_access', 'viewer', 'editor'] },
  },
  relationships: {
    app: { to: 'App' },
    person: { to: 'Person' },
  },
  include: ['app'],
  create: {
    relationships: ['app'],
    writeOnly: { app_id: 'string', app_name: 'string', email_template_id: 'string' },
  },
  endpoints: {
    '/people/{person_id}/person_apps': { list: true, create: true },
    '/people/{person_id}/person_apps/{person_app_id}': { get: true },
  },
})
