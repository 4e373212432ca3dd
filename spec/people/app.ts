// Owned by `pcokit import` (478d1def2b4f). What it gets wrong goes to app.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'App',
  attributes: {
    name: 'string',
    url: 'string',
  },
  order: ['name', 'url'],
  where: {
    name: 'string',
    url: 'string',
  },
  endpoints: {
    '/apps': { list: true },
    '/apps/{app_id}': { get: true },
    '/message_groups/{message_group_id}/app': {
      toOne: true,
      below: { variable: 'app_id', methods: ['get'] },
    },
    '/people/{person_id}/apps': { list: true },
    '/people/{person_id}/apps/{app_id}': { get: true },
    '/people/{person_id}/person_apps/{person_app_id}/app': {
      toOne: true,
      below: { variable: 'app_id', methods: ['get'] },
    },
  },
})
