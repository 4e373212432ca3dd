// Owned by `pcokit import` (a7dbf9acf26e). What it gets wrong goes to product.corrections.ts.
import { defineProduct } from '../define.ts'

export default defineProduct({
  name: 'api',
  title: 'API',
  path: '/api/v2',
  version: '2025-09-30',
  scope: 'api',
})
