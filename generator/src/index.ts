/** The generator as a library: what the `pcokit` command does, callable from a program. */
export { checkSpec, type Finding, type FindingCode } from './check/index.ts'
export {
  type Change,
  diffModels,
  diffSpecs,
  type FailOn,
  fails,
  formatChanges,
  readSide,
  type Subject,
  specOfDocument,
} from './diff/index.ts'
export { type GenerateOptions, type GenerateReport, generate } from './generate.ts'
export { documentUrl, type FetchOptions, fetchDocument } from './import/fetch.ts'
export { type FileReport, type ImportReport, importDocument } from './import/index.ts'
export {
  type LoadedProduct,
  type LoadedResource,
  type LoadedSpec,
  type LoadOptions,
  type Location,
  loadSpec,
  SpecError,
  type SpecErrorCode,
  shippedSpecDir,
} from './load/index.ts'
export { buildModel } from './model/build.ts'
export type * from './model/types.ts'
export { type WatchOptions, watchSpec } from './watch.ts'
