// Owned by `pcokit import` (8f7a05a450ed). What it gets wrong goes to resource-suggestion.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ResourceSuggestion',
  attributes: {
    created_at: 'date-time',
    quantity: 'integer',
    updated_at: 'date-time',
  },
  relationships: {
    resource: { to: 'Resource' },
    room_setup: { to: 'RoomSetup' },
  },
  include: [
    'resource',
    'resource.resource_approval_groups',
    'resource.resource_folder',
    'resource.resource_questions',
    'resource.room_setups',
  ],
  endpoints: {
    '/room_setups/{room_setup_id}/resource_suggestions': { list: true },
    '/room_setups/{room_setup_id}/resource_suggestions/{resource_suggestion_id}': { get: true },
  },
})
