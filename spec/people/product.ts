// Owned by `pcokit import` (62174f593ad0). What it gets wrong goes to product.corrections.ts.
import { defineProduct } from '../define.ts'

export default defineProduct({
  name: 'people',
  title: 'People',
  path: '/people/v2',
  version: '2026-06-04',
  scope: 'people',
})
