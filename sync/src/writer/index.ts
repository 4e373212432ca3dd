/** The one writer. */
export { type Change, type ChangeDraft, changeBetween } from './change.ts'
export type { Copy, Doubt, Gone, Input } from './input.ts'
export type { Key } from './key.ts'
export { merge } from './merge.ts'
export { isGone, type Origin, originOf, type Proof, type StoredRecord, type Tombstone } from './record.ts'
export { isSighting, type Sighting, withSighting } from './touch.ts'
export { LAG, plainTraits, type Traits } from './traits.ts'
