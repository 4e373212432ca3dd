import { defineProduct } from '../define.ts'

/** Undocumented; reconstructed from a public wrapper of it, which says that only Personal Access Tokens work. */
export default defineProduct({
  name: 'home',
  title: 'Home',
  path: '/home/v2',
  version: null,
  scope: null,
  documented: false,
})
