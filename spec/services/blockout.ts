// Owned by `pcokit import` (4da2488c7358). What it gets wrong goes to blockout.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Blockout',
  attributes: {
    created_at: 'date-time',
    description: 'string',
    ends_at: 'string',
    group_identifier: 'string',
    organization_name: 'string',
    reason: 'string',
    repeat_frequency: 'string',
    repeat_interval: 'string',
    repeat_period: 'string',
    repeat_until: 'date',
    settings: 'string',
    share: 'boolean',
    starts_at: 'string',
    time_zone: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    organization: { to: 'Organization' },
    person: { to: 'Person' },
  },
  where: {
    group_identifier: 'string',
  },
  filter: ['past', 'future'],
  create: {
    attributes: [
      'ends_at',
      'reason',
      'repeat_frequency',
      'repeat_interval',
      'repeat_period',
      'repeat_until',
      'share',
      'starts_at',
    ],
    writeOnly: { decline_conflicts: 'unknown' },
  },
  update: {
    attributes: [
      'ends_at',
      'reason',
      'repeat_frequency',
      'repeat_interval',
      'repeat_period',
      'repeat_until',
      'share',
      'starts_at',
    ],
    writeOnly: { decline_conflicts: 'unknown' },
  },
  endpoints: {
    '/people/{person_id}/blockouts': { list: true, create: true },
    '/people/{person_id}/blockouts/{blockout_id}': { get: true, update: true, delete: true },
  },
})
