// Owned by `pcokit import` (bb28c2d46e89). What it gets wrong goes to label.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Label',
  attributes: {
    slug: 'string',
  },
  where: {
    slug: 'string',
  },
  create: {
    attributes: ['slug'],
  },
  update: {
    attributes: ['slug'],
  },
  endpoints: {
    '/donations/{donation_id}/labels': { list: true },
    '/donations/{donation_id}/labels/{label_id}': { get: true, update: true, delete: true },
    '/labels': { list: true, create: true },
    '/labels/{label_id}': { get: true, update: true, delete: true },
  },
})
