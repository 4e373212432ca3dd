import type { Source, Stream } from '../source/index.ts'

/** How a stream is read. */
export interface Route {
  readonly kind: 'collection'
  /** `/people/v2/emails` */
  readonly path: string
  /** The order asked for; null for PCO's own. */
  readonly order: string | null
}

/** A stream that is not read, and why. */
export interface Unreachable {
  readonly stream: string
  readonly reason: string
}

/** The stream's own collection, or why there is no way yet. */
export function routeOf(stream: Stream, source: Source): Route | Unreachable {
  const { collections, unlistable, rides, walks, createdAt } = stream.declaration
  const none = (reason: string): Unreachable => ({ stream: stream.name, reason })
  const path = collections[0]
  if (path) {
    const refusal = source.refusal(stream)
    if (refusal) return none(refusal)
    // New rows come last and old ones never move among each other; elsewhere PCO's own order is by id.
    const order = createdAt === 'order' || createdAt === 'filter+order' ? 'created_at' : null
    return { kind: 'collection', path: `/${stream.product}/v2${path}`, order }
  }
  const [ride] = rides
  if (ride)
    return none(`Comes only along with ${ride.on} (include=${ride.include}); this version reads own lists.`)
  const [walk] = walks
  if (walk)
    return none(
      `Listed only below ${walk.parents.join(' and ')} (${walk.path}); this version reads own lists.`,
    )
  return none(unlistable ?? 'No list and no include holds it.')
}
