// Owned by `pcokit import` (1e66de120e62). What it gets wrong goes to product.corrections.ts.
import { defineProduct } from '../define.ts'

export default defineProduct({
  name: 'calendar',
  title: 'Calendar',
  path: '/calendar/v2',
  version: '2026-06-22',
  scope: 'resources',
})
