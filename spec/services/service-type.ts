// Owned by `pcokit import` (60855839d240). What it gets wrong goes to service-type.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ServiceType',
  attributes: {
    archived_at: 'date-time',
    attachment_types_enabled: 'boolean',
    background_check_permissions: 'string',
    comment_permissions: 'string',
    created_at: 'date-time',
    custom_item_types: 'array',
    deleted_at: 'date-time',
    frequency: 'string',
    last_plan_from: 'string',
    name: 'string',
    permissions: 'string',
    scheduled_publish: 'boolean',
    sequence: 'integer',
    standard_item_types: 'array',
    updated_at: 'date-time',
  },
  relationships: {
    parent: { to: 'Folder' },
  },
  include: ['time_preference_options'],
  order: ['sequence', 'name'],
  where: {
    id: 'string',
    name: 'string',
    parent_id: 'string',
  },
  create: {
    attributes: [
      'attachment_types_enabled',
      'background_check_permissions',
      'custom_item_types',
      'frequency',
      'last_plan_from',
      'name',
      'scheduled_publish',
      'sequence',
      'standard_item_types',
    ],
    relationships: ['parent'],
    writeOnly: { create_teams: 'unknown', parent_id: 'string' },
  },
  update: {
    attributes: [
      'attachment_types_enabled',
      'background_check_permissions',
      'custom_item_types',
      'frequency',
      'last_plan_from',
      'name',
      'scheduled_publish',
      'sequence',
      'standard_item_types',
    ],
    relationships: ['parent'],
    writeOnly: { create_teams: 'unknown', parent_id: 'string' },
  },
  endpoints: {
    '/folders/{folder_id}/service_types': { list: true, create: true },
    '/folders/{folder_id}/service_types/{service_type_id}': { get: true, update: true, delete: true },
    '/series/{series_id}/plans/{plan_id}/live/{live_id}/service_type': {
      toOne: true,
      below: { variable: 'service_type_id', methods: ['get', 'update', 'delete'] },
    },
    '/service_types': { list: { filter: ['no_parent'] }, create: true },
    '/service_types/{service_type_id}': { get: true, update: true, delete: true },
    '/teams/{team_id}/service_types': { list: true },
    '/teams/{team_id}/service_types/{service_type_id}': { get: true, update: true, delete: true },
  },
  actions: {
    create_plans: { paths: ['/service_types/{service_type_id}/create_plans'] },
  },
})
