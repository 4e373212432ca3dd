/** The sync catalogue: what a declaration says about how a copy of each resource type can be read. */

/** How far the stamps of a type can be used on its own collection. */
export type StampUse = 'filter+order' | 'filter' | 'order' | 'attribute' | 'none'

/** A list below a parent: `/people/{person_id}/emails` below Person, written with a star for the variable. */
export interface Walk {
  readonly path: string
  /** Resource types of the variables, outermost first. */
  readonly parents: readonly string[]
}

/** An include that brings rows of this type along with another. */
export interface Ride {
  readonly on: string
  readonly include: string
}

/** Rows of another type of the product that name a parent in a to-one relationship. */
export interface NamedBy {
  readonly type: string
  readonly relationship: string
}

/** What a parent says of itself: with one of these values its list holds nothing. */
export interface ToldBy {
  readonly attribute: string
  readonly isNot: readonly string[]
}

/** One resource type as sync sees it. */
export interface StreamDeclaration {
  readonly type: string
  /** Its own top-level collections, the first is the one to read: `/emails`. */
  readonly collections: readonly string[]
  /** Where one row is read by id (`/emails/*`), the shortest first. */
  readonly gets: readonly string[]
  readonly walks: readonly Walk[]
  readonly rides: readonly Ride[]
  readonly updatedAt: StampUse
  readonly createdAt: StampUse
  /** Sets of lists of which each brings every row; absent where paths and relationships tell. */
  readonly wholeBy?: readonly (readonly string[])[]
  /**
   * Parent's type → what has to name a parent, or be true of it, for its list of this type to hold anything; absent:
   * nothing tells.
   */
  readonly emptyUnless?: { readonly [parent: string]: NamedBy | ToldBy }
  /** Relationship name → resource types it points to. */
  readonly references: { readonly [name: string]: readonly string[] }
  readonly webhooks: readonly string[]
  /** Why no copy can be read, or null. */
  readonly unlistable: string | null
}

/** The catalogue of one product. */
export interface Catalogue {
  readonly format: 1
  readonly product: string
  /** The key on the client: `checkIns`. */
  readonly key: string
  readonly streams: readonly StreamDeclaration[]
}
