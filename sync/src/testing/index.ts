/** Proof for stores and limiters: `@pcokit/sync/testing`. */
export { type LimiterCase, type LimiterSubject, limiterCases } from './limiter-cases.ts'
export { type StoreCase, type Subject, storeCases } from './store-cases.ts'
