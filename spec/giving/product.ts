// Owned by `pcokit import` (c1d791fa40d1). What it gets wrong goes to product.corrections.ts.
import { defineProduct } from '../define.ts'

export default defineProduct({
  name: 'giving',
  title: 'Giving',
  path: '/giving/v2',
  version: '2019-10-18',
  scope: 'giving',
})
