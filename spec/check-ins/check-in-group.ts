// Owned by `pcokit import` (e6a6c39e8175). What it gets wrong goes to check-in-group.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'CheckInGroup',
  attributes: {
    check_ins_count: 'integer',
    created_at: 'date-time',
    name_labels_count: 'integer',
    print_status: { type: 'string', enum: ['ready', 'printed', 'canceled', 'skipped'] },
    security_labels_count: 'integer',
    updated_at: 'date-time',
  },
  include: [
    'check_ins',
    'check_ins.check_in_times',
    'check_ins.checked_in_at',
    'check_ins.checked_in_by',
    'check_ins.checked_out_by',
    'check_ins.event',
    'check_ins.event_period',
    'check_ins.event_times',
    'check_ins.locations',
    'check_ins.options',
    'check_ins.person',
    'event_period',
    'event_period.event',
    'event_period.event_times',
    'print_station',
    'print_station.event',
    'print_station.location',
    'print_station.print_station',
    'print_station.theme',
  ],
  filter: ['ready', 'printed', 'canceled', 'skipped'],
  endpoints: {
    '/check_ins/{check_in_id}/check_in_group': {
      toOne: true,
      below: { variable: 'check_in_group_id', methods: ['get'] },
    },
    '/stations/{station_id}/check_in_groups': { list: true },
    '/stations/{station_id}/check_in_groups/{check_in_group_id}': { get: true },
  },
})
