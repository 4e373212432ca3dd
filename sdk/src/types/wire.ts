/** Documents as PCO sends them, before the client has joined and completed them. */
import type { PageMeta } from './page.ts'
import type { AnyRow, Links } from './rows.ts'

/** A row as PCO sends it: relationships and links may be missing, which the client fills in. */
export type OnWire<R> = Omit<R, 'relationships' | 'links'> & {
  readonly [K in keyof R & ('relationships' | 'links')]?: R[K]
}

/** A document of one row. */
export interface DocumentOf<R> {
  readonly data: R
  readonly included?: readonly AnyRow[]
  readonly meta?: PageMeta
}

/** A document of a page of rows. */
export interface PageOf<R> {
  readonly data: readonly R[]
  readonly included?: readonly AnyRow[]
  readonly meta?: PageMeta
  readonly links?: Links
}
