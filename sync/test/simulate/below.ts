import type { Church } from './church.ts'
import { familyOf } from './families.ts'

/** A complete reading of children. */
interface Held {
  readonly stream: string
  readonly ids: ReadonlySet<string>
  /** What the reading of their parents held that it went by. */
  readonly parents: ReadonlySet<string>
  /** Before its first request, by as much as reads lag. */
  readonly from: number
}

/**
 * Children that were there all the time and that a complete reading lacks. It promises those below parents that were
 * there all the time and are known, since the parents' own reading held them; whether that lacks any is asked of that.
 * Of the children's own order nothing is excused: lists below parents are by id, which no row ever changes.
 */
export function lostChildren(church: Church, { stream, ids, parents, from }: Held): string[] {
  const { parent, way } = familyOf(stream)!
  const { now } = church.time
  // A list that was refused or not there is one that was not read: no excuse. One that looked empty tells nothing, nor
  // does a row that is named, did not come along, and answers 404 where its carrier is hidden: its name may have lagged.
  if (
    church.deniedBetween(
      stream,
      from,
      now,
      ({ kind, lists }) => kind === 'empty' && (way === 'ride' || lists === 'empty'),
    )
  )
    return []
  if (way === 'ride' && church.deniedBetween(parent, from, now, ({ kind }) => kind === 'empty')) return []
  return church.mock.db.ids(stream).filter((id) => {
    const above = church.kin.above(stream, id)
    return (
      !ids.has(id) &&
      church.thereFrom(stream, id, from, now) &&
      above !== undefined &&
      parents.has(above) &&
      church.thereFrom(parent, above, from, now)
    )
  })
}
