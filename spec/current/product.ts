// Owned by `pcokit import` (f782d7edfb3c). What it gets wrong goes to product.corrections.ts.
import { defineProduct } from '../define.ts'

export default defineProduct({
  name: 'current',
  title: 'Current',
  path: '/current/v2',
  version: '2018-08-01',
  scope: 'api',
})
