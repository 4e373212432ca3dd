// Owned by `pcokit import` (dc24f4926b1b). What it gets wrong goes to organization.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Organization',
  attributes: {
    allow_mp3_download: 'boolean',
    beta: 'boolean',
    calendar_starts_on_sunday: 'boolean',
    ccli: 'string',
    ccli_auto_reporting_enabled: 'boolean',
    ccli_connected: 'boolean',
    ccli_reporting_enabled: 'boolean',
    created_at: 'date-time',
    date_format: 'integer',
    extra_file_storage_allowed: 'boolean',
    file_storage_exceeded: 'boolean',
    file_storage_extra_charges: 'integer',
    file_storage_extra_enabled: 'boolean',
    file_storage_size: 'boolean',
    file_storage_size_used: 'boolean',
    legacy_id: 'string',
    music_stand_enabled: 'boolean',
    name: 'string',
    owner_name: 'string',
    people_allowed: 'integer',
    people_remaining: 'integer',
    projector_enabled: 'boolean',
    rehearsal_mix_enabled: 'boolean',
    rehearsal_pack_connected: 'boolean',
    required_to_set_download_permission: {
      type: 'string',
      enum: ['editor', 'administrator', 'site_administrator'],
    },
    secret: 'string',
    time_zone: 'string',
    twenty_four_hour_time: 'boolean',
    updated_at: 'date-time',
  },
  endpoints: {
    '/plans': { list: true },
    '/plans/{plan_id}': { get: true },
  },
})
