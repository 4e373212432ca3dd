// Owned by `pcokit import` (e8dd209fb673). What it gets wrong goes to product.corrections.ts.
import { defineProduct } from '../define.ts'

export default defineProduct({
  name: 'groups',
  title: 'Groups',
  path: '/groups/v2',
  version: '2023-07-10',
  scope: 'groups',
})
