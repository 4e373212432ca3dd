// Owned by `pcokit import` (80bd3141610a). What it gets wrong goes to product.corrections.ts.
import { defineProduct } from '../define.ts'

export default defineProduct({
  name: 'groups',
  title: 'Groups\n',
  path: '/groups/v2',
  version: '2023-07-10',
  scope: 'groups',
})
