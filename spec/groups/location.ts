// Owned by `pcokit import` (fdfd14ae3c2e). What it gets wrong goes to location.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Location',
  attributes: {
    display_preference: { type: 'string', enum: ['hidden', 'approximate', 'exact'] },
    full_formatted_address: 'string',
    latitude: 'number',
    longitude: 'number',
    name: 'string',
    radius: 'string',
    strategy: { type: 'string', enum: ['hidden', 'approximate', 'exact'] },
  },
  include: ['group', 'group.enrollment', 'group.group_type', 'group.location'],
  endpoints: {
    '/events/{event_id}/location': { toOne: true, below: { variable: 'location_id', methods: ['get'] } },
    '/groups/{group_id}/location': { toOne: true, below: { variable: 'location_id', methods: ['get'] } },
  },
})
