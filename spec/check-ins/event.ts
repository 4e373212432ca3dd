// Owned by `pcokit import` (3351fdc62a01). What it gets wrong goes to event.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Event',
  attributes: {
    app_source: { type: 'string', onlyWithFields: true },
    archived_at: 'date-time',
    created_at: 'date-time',
    enable_services_integration: 'boolean',
    frequency: 'string',
    integration_key: 'string',
    location_times_enabled: 'boolean',
    name: 'string',
    pre_select_enabled: 'boolean',
    updated_at: 'date-time',
  },
  relationships: {
    campuses: { to: [], many: true, wire: 'Campus' },
  },
  include: ['attendance_types', 'attendance_types.event'],
  order: ['name', 'created_at'],
  where: {
    registration_event_id: 'string',
    id: 'string',
    name: 'string',
  },
  filter: ['archived', 'not_archived', 'for_headcounts', 'for_registrations', 'for_campus'],
  endpoints: {
    '/check_ins/{check_in_id}/event': { toOne: true, below: { variable: 'event_id', methods: ['get'] } },
    '/check_ins/{check_in_id}/event_period/{event_period_id}/event': {
      toOne: true,
      below: { variable: 'event_id', methods: ['get'] },
    },
    '/check_ins/{check_in_id}/locations/{location_id}/event': {
      toOne: true,
      below: { variable: 'event_id', methods: ['get'] },
    },
    '/event_times/{event_time_id}/event': { toOne: true, below: { variable: 'event_id', methods: ['get'] } },
    '/events': { list: true },
    '/events/{event_id}': { get: true },
    '/events/{event_id}/attendance_types/{attendance_type_id}/event': {
      toOne: true,
      below: { variable: 'event_id_2', methods: ['get'] },
    },
    '/events/{event_id}/event_labels/{event_label_id}/event': {
      toOne: true,
      below: { variable: 'event_id_2', methods: ['get'] },
    },
    '/events/{event_id}/person_events/{person_event_id}/event': {
      toOne: true,
      below: { variable: 'event_id_2', methods: ['get'] },
    },
    '/stations/{station_id}/event': { toOne: true, below: { variable: 'event_id', methods: ['get'] } },
  },
})
