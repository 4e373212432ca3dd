export { type Location, SpecError, type SpecErrorCode } from './error.ts'
export { shippedSpecDir } from './shipped.ts'
export { type LoadOptions, loadSpec } from './spec.ts'
export type { LoadedProduct, LoadedResource, LoadedSpec } from './types.ts'
