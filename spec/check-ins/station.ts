// Owned by `pcokit import` (7f446b2949ac). What it gets wrong goes to station.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Station',
  attributes: {
    check_in_count: { type: 'integer', onlyWithFields: true },
    closes_at: { type: 'date-time', onlyWithFields: true },
    created_at: 'date-time',
    input_type: { type: 'string', enum: ['scanner', 'keypad'] },
    input_type_options: { type: 'string', enum: ['all_input_types', 'only_keypad', 'only_scanner'] },
    mode: 'integer',
    name: 'string',
    next_shows_at: { type: 'date-time', onlyWithFields: true },
    online: { type: 'boolean', onlyWithFields: true },
    open_for_check_in: { type: 'boolean', onlyWithFields: true },
    timeout_seconds: 'integer',
    updated_at: 'date-time',
  },
  include: [
    'event',
    'event.attendance_types',
    'location',
    'location.event',
    'location.locations',
    'location.options',
    'location.parent',
    'print_station',
    'print_station.event',
    'print_station.location',
    'print_station.print_station',
    'print_station.theme',
    'theme',
  ],
  endpoints: {
    '/check_ins/{check_in_id}/checked_in_at': {
      toOne: true,
      below: { variable: 'checked_in_at_id', methods: ['get'] },
    },
    '/stations': { list: true },
    '/stations/{station_id}': { get: true },
    '/stations/{station_id}/check_in_groups/{check_in_group_id}/print_station': {
      toOne: true,
      below: { variable: 'print_station_id', methods: ['get'] },
    },
    '/stations/{station_id}/print_station': {
      toOne: true,
      below: { variable: 'print_station_id', methods: ['get'] },
    },
  },
})
