/** Which of the ways to a type bring all of its rows: what the paths alone do not tell. */
import type { StreamDeclaration, Walk } from '@pcokit/sdk/runtime'
import { snake } from './words.ts'

/**
 * Types whose rows lie below parents of different kinds: each of these lists brings rows that no other does.
 * From PCO's own descriptions of the edges; everywhere else one list of a type's walks brings all of it.
 */
const SPREAD: { readonly [stream: string]: readonly string[] } = {
  'groups.Resource': ['/group_types/*/resources', '/groups/*/resources'],
  'services.Attachment': [
    '/media/*/attachments',
    '/service_types/*/attachments',
    '/songs/*/attachments',
    '/songs/*/arrangements/*/attachments',
    '/songs/*/arrangements/*/keys/*/attachments',
    // Those of its items too, and of what stands in it; songs and media that no plan holds have only their own.
    '/service_types/*/plans/*/all_attachments',
  ],
  'services.Item': ['/service_types/*/plan_templates/*/items', '/service_types/*/plans/*/items'],
  'services.PlanNote': ['/service_types/*/plan_templates/*/notes', '/service_types/*/plans/*/notes'],
}

/** Types of which one of these lists brings all, where relationships do not tell or tell too much. */
const OWNED: { readonly [stream: string]: readonly string[] } = {
  // A check-in shows only where somebody checked in.
  'check-ins.Location': ['/events/*/locations'],
  // What a group has to approve; a resource names its groups by it.
  'calendar.RequiredApproval': ['/resource_approval_groups/*/required_approvals'],
  // No relationship names the household (facts of PCO, measured 2026).
  'people.HouseholdMembership': ['/households/*/household_memberships', '/people/*/household_memberships'],
  // Assigned within a team's positions.
  'services.PersonTeamPositionAssignment': [
    '/teams/*/person_team_position_assignments',
    '/people/*/person_team_position_assignments',
  ],
  // Each lies below the service type of its plan.
  'services.PlanPersonTime': ['/service_types/*/plan_person_times'],
  // A leader outlives a team that is archived.
  'services.TeamLeader': ['/people/*/team_leaders'],
  // A plan need not belong to a series.
  'services.Plan': ['/service_types/*/plans'],
}

/** Edges that promise a part only: what is mine, what comes next, what somebody declined. */
const PART = /(^|\/)(my|next|current|first|last|declined|available|watchable|previous)_[a-z_]+$/

type Declared = (type: string) => StreamDeclaration | undefined

/** The sets of lists of which one has to be walked whole. */
export function legsOf(
  name: string,
  declaration: StreamDeclaration,
  declared: Declared,
): readonly (readonly Walk[])[] {
  const usable = declaration.walks.filter(({ parents }) => !parents.includes(declaration.type))
  const among = (paths: readonly string[] = []) => usable.filter(({ path }) => paths.includes(path))
  const spread = among(SPREAD[name])
  if (spread.length > 0) return [spread]
  const owned = among(OWNED[name])
  if (owned.length > 0) return owned.map((walk) => [walk])
  const all = usable.filter(({ path }) => !PART.test(path))
  const whole = all.length > 0 ? all : usable
  const below = whole.filter(({ parents }) => belongs(declaration, parents.at(-1)!))
  const product = name.slice(0, name.indexOf('.'))
  const straight = below.filter((walk) => goesStraight(product, walk, declared))
  const best = straight.length > 0 ? straight : nearest(below.length > 0 ? below : whole)
  return best.map((walk) => [walk])
}

/** Does the path lead through a list that brings the whole of its last parent, and not a detour to some of it? */
function goesStraight(product: string, { path, parents }: Walk, declared: Declared): boolean {
  const list = path.slice(0, path.lastIndexOf('/*/'))
  const type = parents.at(-1)!
  const parent = declared(type)
  if (parent?.collections.includes(list)) return true
  const name = `${product}.${type}`
  const lists = SPREAD[name] ?? OWNED[name] ?? parent?.walks.map((walk) => walk.path) ?? []
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
  if (SPREAD[name] || PART.test(include.replaceAll('.', '/'))) return false
  // No list at all: what comes along is all there is, and the nearest carrier has it.
  if (declaration.walks.length === 0) return true
  const edge = `/*/${include.replaceAll('.', '/')}`
  const lists = legsOf(name, declaration, declared).flat()
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
