/** How a stream is read, in the words of the design: its own collection, riding along, or a walk over parents. */
export type Route = CollectionRoute | RideRoute | WalkRoute

interface Way {
  /** `/people/v2/emails`, with a star for each id: for people. */
  readonly path: string
  /** The order asked for; null for PCO's own. */
  readonly order: string | null
}

/** The stream's own top-level list. */
export interface CollectionRoute extends Way {
  readonly kind: 'collection'
}

/** Comes along with the listing of another stream, at no request of its own. */
export interface RideRoute extends Way {
  readonly kind: 'ride'
  /** More than one where each carrier brings rows that the others lack. */
  readonly carriers: readonly Carrier[]
}

export interface Carrier {
  /** `people.List`, a stream that is read by its own collection or by a walk. */
  readonly stream: string
  /** `rules` or `rules.conditions` */
  readonly include: string
}

/** A list for each row of the parent streams. */
export interface WalkRoute extends Way {
  readonly kind: 'walk'
  /** More than one where the rows are spread over lists of different parents. */
  readonly legs: readonly Leg[]
}

export interface Leg {
  /** Below the product: a star for each variable. */
  readonly path: string
  /** Streams whose ids take the stars' places, outermost first. */
  readonly parents: readonly string[]
  /** What has to name a parent for its list to hold anything: the others are not asked. */
  readonly namedBy?: NamedBy
  /** What a parent says of itself: with one of these values it is not asked. */
  readonly toldBy?: ToldBy
}

export interface ToldBy {
  readonly attribute: string
  readonly isNot: readonly string[]
}

export interface NamedBy {
  /** `people.WorkflowAssigneeSummary`, read before the walk. */
  readonly stream: string
  readonly relationship: string
}

/** Streams a leg needs: its parents, and what tells which of them may hold something. */
export const neededBy = ({ parents, namedBy }: Leg): string[] =>
  namedBy ? [...parents, namedBy.stream] : [...parents]

/** Lists a leg asks for: one for each of the last parents that is not known to be empty. */
export function listsOf({ parents, namedBy }: Leg, count: (stream: string) => number): number {
  const all = count(parents.at(-1)!)
  return namedBy ? Math.min(all, count(namedBy.stream)) : all
}

/** A stream that is not read, and why. */
export interface Unreachable {
  readonly stream: string
  readonly reason: string
}

/** A stream's own list keeps new rows last where PCO can order by creation; elsewhere its own order is by id. */
export function collectionRoute(product: string, collection: string, createdAt: string): CollectionRoute {
  const order = createdAt === 'order' || createdAt === 'filter+order' ? 'created_at' : null
  return { kind: 'collection', path: `/${product}/v2${collection}`, order }
}
