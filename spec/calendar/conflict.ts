// Owned by `pcokit import` (9e414ee2d330). What it gets wrong goes to conflict.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Conflict',
  attributes: {
    created_at: 'date-time',
    note: 'string',
    resolved_at: 'date-time',
    updated_at: 'date-time',
  },
  relationships: {
    resolved_by: { to: 'Person' },
    resource: { to: 'Resource' },
    winner: { to: 'Event' },
  },
  include: [
    'resolved_by',
    'resolved_by.organization',
    'resource',
    'resource.resource_approval_groups',
    'resource.resource_folder',
    'resource.resource_questions',
    'resource.room_setups',
    'winner',
    'winner.attachments',
    'winner.feed',
    'winner.owner',
    'winner.tags',
  ],
  order: ['resolved_at'],
  endpoints: {
    '/conflicts': { list: { filter: ['unresolved', 'resolved', 'future'] } },
    '/conflicts/{conflict_id}': { get: true },
    '/events/{event_id}/conflicts': { list: true },
    '/events/{event_id}/conflicts/{conflict_id}': { get: true },
    '/resources/{resource_id}/conflicts': { list: true },
    '/resources/{resource_id}/conflicts/{conflict_id}': { get: true },
  },
})
