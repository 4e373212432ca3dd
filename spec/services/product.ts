// Owned by `pcokit import` (791ebf55544e). What it gets wrong goes to product.corrections.ts.
import { defineProduct } from '../define.ts'

export default defineProduct({
  name: 'services',
  title: 'Services',
  path: '/services/v2',
  version: '2018-11-01',
  scope: 'services',
})
