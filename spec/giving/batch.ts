// Owned by `pcokit import` (1e3a68676144). What it gets wrong goes to batch.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Batch',
  attributes: {
    committed_at: 'date-time',
    created_at: 'date-time',
    description: 'string',
    donations_count: { type: 'integer', onlyWithFields: true },
    status: { type: 'string', enum: ['in_progress', 'updating', 'committed'] },
    total_cents: 'integer',
    total_currency: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    batch_group: { to: 'BatchGroup' },
  },
  include: ['batch_group', 'batch_group.owner', 'owner'],
  order: ['updated_at'],
  where: {
    updated_at: 'date-time',
  },
  filter: ['committed', 'in_progress'],
  create: {
    attributes: ['description'],
    writeOnly: { batch_group_id: 'string' },
  },
  update: {
    attributes: ['description'],
    writeOnly: { batch_group_id: 'string' },
  },
  endpoints: {
    '/batch_groups/{batch_group_id}/batches': { list: true, create: true },
    '/batch_groups/{batch_group_id}/batches/{batch_id}': { get: true, update: true, delete: true },
    '/batches': { list: true, create: true },
    '/batches/{batch_id}': { get: true, update: true, delete: true },
    '/people/{person_id}/batches': { list: true },
    '/people/{person_id}/batches/{batch_id}': { get: true, update: true, delete: true },
  },
  actions: {
    commit: { paths: ['/batches/{batch_id}/commit'] },
  },
})
