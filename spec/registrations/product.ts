// Owned by `pcokit import` (ff7854f5a296). What it gets wrong goes to product.corrections.ts.
import { defineProduct } from '../define.ts'

export default defineProduct({
  name: 'registrations',
  title: 'Registrations',
  path: '/registrations/v2',
  version: '2025-05-01',
  scope: 'registrations',
})
