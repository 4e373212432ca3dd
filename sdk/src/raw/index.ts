/** What generated `raw` modules are made of. */
export { createRaw, type Raw } from './openapi-fetch.ts'
