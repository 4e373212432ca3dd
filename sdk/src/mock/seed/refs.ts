/** Which rows a seeded row points to: its owner first, what the owner already points to next, then by chance. */
import type { MockType, Ref } from '../model.ts'
import type { Random } from '../random.ts'
import { idAt, type Store } from '../store.ts'
import type { RefValue, StoredRow } from '../table.ts'

/** Chances that a reference is not set. */
const UNSET: { readonly [name: string]: number } = {
  primary_campus: 0.2,
  campus: 0.2,
  person: 0,
  updated_by: 0.2,
}

/** The parent of child `index`: children are dealt out in turn, so that no parent stays empty while others fill. */
export const ownerIndex = (index: number, children: number, parents: number): number =>
  children >= parents ? index % parents : Math.floor((index * parents) / children)

interface Owner {
  readonly ref: Ref
  readonly row: StoredRow
  readonly of: MockType
}

/** What can own rows of a type: one parent type, or each in turn where the reference may name several. */
function ownersOf(store: Store, type: MockType): readonly MockType[] {
  const ref = type.owner && type.refs.get(type.owner.ref)
  if (!ref) return []
  const names = ref.to.length > 1 ? ref.to : [type.owner?.type ?? '']
  return names
    .map((name) => store.sibling(type, name))
    .filter((of): of is MockType => of !== undefined && store.readable(of) && store.count(of) > 0)
}

function ownerOf(store: Store, type: MockType, index: number, count: number): Owner | null {
  const owners = ownersOf(store, type)
  const ref = type.refs.get(type.owner?.ref ?? '')
  const of = owners[index % owners.length]
  if (!ref || !of) return null
  const parents = store.table(of).all()
  const share = Math.ceil(count / owners.length)
  const row = parents[ownerIndex(Math.floor(index / owners.length), share, parents.length)]
  return row ? { ref, row, of } : null
}

const plain = (value: string, ref: Ref, target: string): string =>
  ref.to.length > 1 ? `${target}/${value}` : value

function chosen(store: Store, type: MockType, ref: Ref, index: number, random: Random): RefValue {
  const targets = ref.to
    .map((name) => store.sibling(type, name))
    .filter((target): target is MockType => target !== undefined && store.count(target) > 0)
  const target = targets.length > 1 && random.chance(0.1) ? random.pick(targets) : targets[0]
  if (!target) return ref.many ? [] : null
  const count = store.count(target)
  const one = (limit: number): string => plain(idAt(target, random.int(limit)), ref, target.name)
  const first = plain(idAt(target, 0), ref, target.name)
  if (ref.many) {
    const several = new Set<string>(index === 0 && target !== type ? [first] : [])
    for (let left = random.int(3); left > 0; left--) several.add(one(count))
    return [...several]
  }
  if (target.name === 'Organization') return plain(idAt(target, 0), ref, target.name)
  if (target === type)
    return index === 1 ? first : index > 1 && random.chance(0.3) ? one(Math.min(index, count)) : null
  if (index === 0) return first
  return random.chance(UNSET[ref.name] ?? (ref.hidden ? 0.5 : 0.1)) ? null : one(count)
}

/** References of row `index` of `count`. The first row of a type has all of them, so that every path leads somewhere. */
export function seedRefs(
  store: Store,
  type: MockType,
  index: number,
  count: number,
  random: Random,
): Record<string, RefValue> {
  const refs: Record<string, RefValue> = {}
  const owner = ownerOf(store, type, index, count)
  for (const ref of type.refs.values()) {
    if (owner && ref === owner.ref) {
      refs[ref.name] = plain(owner.row.id, ref, owner.of.name)
      continue
    }
    const inherited = owner && !ref.many ? owner.of.refs.get(ref.name) : undefined
    if (
      owner &&
      inherited &&
      !inherited.many &&
      inherited.to[0] === ref.to[0] &&
      ref.to.length === inherited.to.length
    )
      refs[ref.name] = owner.row.refs[ref.name] ?? (index === 0 ? chosen(store, type, ref, 0, random) : null)
    else if (owner && ref.hidden && !ref.many && ref.name === hiddenOwner(ref))
      refs[ref.name] =
        viaOwner(owner.of, owner.row, ref) ?? (index === 0 ? chosen(store, type, ref, 0, random) : null)
    else refs[ref.name] = chosen(store, type, ref, index, random)
  }
  return refs
}

/** A hidden reference named like its target is a second parent: it follows from the first one or is not set. */
function hiddenOwner(ref: Ref): string {
  return (ref.to[0] ?? '').replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}

function viaOwner(of: MockType, row: StoredRow, ref: Ref): RefValue {
  for (const other of of.refs.values())
    if (!other.many && other.to.length === 1 && other.to[0] === ref.to[0]) return row.refs[other.name] ?? null
  return null
}
