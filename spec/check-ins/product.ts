// Owned by `pcokit import` (981abe8565b1). What it gets wrong goes to product.corrections.ts.
import { defineProduct } from '../define.ts'

export default defineProduct({
  name: 'check-ins',
  title: 'Check-Ins',
  path: '/check-ins/v2',
  version: '2025-05-28',
  scope: 'check_ins',
})
