/** Which of the ways to a type bring all of its rows: what the paths alone do not tell. */
import type { StreamDeclaration, Walk } from '@pcokit/sdk/runtime'
import { snake } from './words.ts'

/** Edges that promise a part only: what is mine, what comes next, what somebody declined. */
const PART = /(^|\/)(my|next|current|first|last|declined|available|watchable|previous)_[a-z_]+$/

type Declared = (type: string) => StreamDeclaration | undefined

/** The sets of lists of which one has to be walked whole. */
export function legsOf(declaration: StreamDeclaration, declared: Declared): readonly (readonly Walk[])[] {
  const usable = declaration.walks.filter(({ parents }) => !parents.includes(declaration.type))
  const declaredWhole = (declaration.wholeBy ?? [])
    .map((paths) => usable.filter(({ path }) => paths.includes(path)))
    .filter((walks) => walks.length > 0)
  if (declaredWhole.length > 0) return declaredWhole
  const all = usable.filter(({ path }) => !PART.test(path))
  const whole = all.length > 0 ? all : usable
  const below = whole.filter(({ parents }) => belongs(declaration, parents.at(-1)!))
  const straight = below.filter((walk) => goesStraight(walk, declared))
  const best = straight.length > 0 ? straight : nearest(below.length > 0 ? below : whole)
  return best.map((walk) => [walk])
}

/** Does the path lead through a list that brings the whole of its last parent, and not a detour to some of it? */
function goesStraight({ path, parents }: Walk, declared: Declared): boolean {
  const list = path.slice(0, path.lastIndexOf('/*/'))
  const type = parents.at(-1)!
  const parent = declared(type)
  if (parent?.collections.includes(list)) return true
  const lists = parent?.wholeBy?.flat() ?? parent?.walks.map((walk) => walk.path) ?? []
  return lists.includes(list)
}

/** Does each row name one row of the parent's type as its own? Elsewhere the same rows may hang on many. */
function belongs({ references }: StreamDeclaration, parent: string): boolean {
  return references[snake(parent)]?.includes(parent) === true
}

/** The same type again, deeper down, is what belongs to the row in between, not all there is. */
function nearest(walks: readonly Walk[]): readonly Walk[] {
  const least = Math.min(...walks.map(({ parents }) => parents.length))
  return walks.filter(({ parents }) => parents.length === least)
}

/**
 * Does an include bring every row of the type, once every row of the carrier is read? Yes where it is the edge
 * that a walk over the carriers would list, or a chain of such edges.
 */
export function ridesWhole(name: string, on: string, include: string, declared: Declared): boolean {
  const type = name.slice(name.indexOf('.') + 1)
  const declaration = declared(type)
  // A type with a list of its own comes along only where something names it.
  if (!declaration || declaration.collections.length > 0) return false
  const spread = declaration.wholeBy?.some((paths) => paths.length > 1)
  if (spread || PART.test(include.replaceAll('.', '/'))) return false
  // No list at all: what comes along is all there is, and the nearest carrier has it.
  if (declaration.walks.length === 0) return true
  const edge = `/*/${include.replaceAll('.', '/')}`
  const lists = legsOf(declaration, declared).flat()
  if (lists.some(({ path, parents }) => parents.at(-1) === on && path.endsWith(edge))) return true
  const dot = include.indexOf('.')
  if (dot < 0) return false
  const [near, far] = [include.slice(0, dot), include.slice(dot + 1)]
  const product = name.slice(0, name.indexOf('.'))
  return declaration.rides.some(
    ({ on: between, include: edge }) =>
      edge === far &&
      !!declared(between)?.rides.some((ride) => ride.on === on && ride.include === near) &&
      ridesWhole(`${product}.${between}`, on, near, declared) &&
      ridesWhole(name, between, far, declared),
  )
}
