// Owned by `pcokit import` (289c9662a682). What it gets wrong goes to product.corrections.ts.
import { defineProduct } from '../define.ts'

export default defineProduct({
  name: 'webhooks',
  title: 'Webhooks',
  path: '/webhooks/v2',
  version: '2022-10-20',
  scope: 'webhooks',
})
