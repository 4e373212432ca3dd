import type { ProductDeclaration, ResourceDeclaration } from '../../../spec/define.ts'
import type { Location } from './error.ts'
import type { Declaration } from './file.ts'
import type { JsonObject } from './literal.ts'

/** A correction with the place it was written at. */
export interface LoadedCorrection {
  readonly source: string
  readonly set: JsonObject
  readonly declaration: Declaration
  /** Path of `set` in the declaration: `[0, index, 'set']`, or deeper for an extension. */
  readonly path: readonly (string | number)[]
}

interface Loaded<T> {
  /** With every correction laid over it. */
  readonly declaration: T
  /** As it stands in its own file, before corrections; null where an extension alone declares it. */
  readonly imported: T | null
  readonly corrections: readonly LoadedCorrection[]
  readonly file: string
  /** Where a member stands: in the last correction that sets it, else in the imported file. */
  locate(...path: (string | number)[]): Location
}

export interface LoadedResource extends Loaded<ResourceDeclaration> {
  readonly type: string
  /** `field-datum` */
  readonly name: string
}

export interface LoadedProduct extends Loaded<ProductDeclaration> {
  readonly name: string
  readonly dir: string
  /** Sorted by type. */
  readonly resources: readonly LoadedResource[]
}

/** A spec folder, read. */
export interface LoadedSpec {
  readonly dir: string
  /** Sorted by name. */
  readonly products: readonly LoadedProduct[]
  /** Names of the products the folder speaks of: declared in it, or extended. Sorted. */
  readonly named: readonly string[]
}
