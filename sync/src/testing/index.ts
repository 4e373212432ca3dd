/** Proof for stores: `@pcokit/sync/testing`. */
export { type StoreCase, type Subject, storeCases } from './store-cases.ts'
