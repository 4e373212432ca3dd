// Owned by `pcokit import` (7b91906572e7). What it gets wrong goes to batch-group.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'BatchGroup',
  attributes: {
    committed: 'boolean',
    created_at: 'date-time',
    description: 'string',
    status: { type: 'string', enum: ['in_progress', 'updating', 'committed'] },
    total_cents: 'integer',
    total_currency: 'string',
    updated_at: 'date-time',
  },
  include: ['owner'],
  order: ['updated_at'],
  where: {
    updated_at: 'date-time',
  },
  filter: ['committed', 'in_progress'],
  create: {
    attributes: ['description'],
  },
  update: {
    attributes: ['description'],
  },
  endpoints: {
    '/batch_groups': { list: true, create: true },
    '/batch_groups/{batch_group_id}': { get: true, update: true, delete: true },
    '/batches/{batch_id}/batch_group': {
      toOne: true,
      below: { variable: 'batch_group_id', methods: ['get', 'update', 'delete'] },
    },
    '/people/{person_id}/batch_groups': { list: true },
    '/people/{person_id}/batch_groups/{batch_group_id}': { get: true, update: true, delete: true },
  },
  actions: {
    commit: { paths: ['/batch_groups/{batch_group_id}/commit'] },
  },
})
