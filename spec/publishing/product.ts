// Owned by `pcokit import` (2341b2beb072). What it gets wrong goes to product.corrections.ts.
import { defineProduct } from '../define.ts'

export default defineProduct({
  name: 'publishing',
  title: 'Publishing',
  path: '/publishing/v2',
  version: '2024-03-25',
  scope: 'publishing',
})
