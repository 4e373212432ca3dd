import type { Dice } from './time.ts'

/** A stream without a list of its own: how it is read, and what it lies below. */
export interface Family {
  readonly parent: string
  /** What the mock calls the reference to the parent. */
  readonly ref: string
  /** A list below each parent, or an include on the parents' list. */
  readonly way: 'walk' | 'ride'
  /** What the parent's relationship to its children is called. */
  readonly include: string
}

/** Streams by the ways of the planner, where no more than their parents is simulated besides. */
const FAMILIES: Readonly<Record<string, Family>> = {
  'people.WorkflowCard': { parent: 'people.Workflow', ref: 'workflow', way: 'walk', include: 'cards' },
  'people.WorkflowStep': { parent: 'people.Workflow', ref: 'workflow', way: 'ride', include: 'steps' },
  'people.FieldOption': { parent: 'people.Tab', ref: 'tab', way: 'ride', include: 'field_options' },
  'giving.Designation': { parent: 'giving.Donation', ref: 'donation', way: 'ride', include: 'designations' },
}

const CHILDREN = Object.keys(FAMILIES)

/** Null for a stream with a list of its own. */
export const familyOf = (stream: string): Family | null => FAMILIES[stream] ?? null

export const isWalked = (stream: string): boolean => familyOf(stream)?.way === 'walk'
export const rides = (stream: string): boolean => familyOf(stream)?.way === 'ride'

/** Of some streams, those that lie below one. */
export const childrenOf = (parent: string, streams: readonly string[]): string[] =>
  streams.filter((stream) => familyOf(stream)?.parent === parent)

/** A child and its parent; now and then another child of the same parent. */
export function familyFrom(dice: Dice): string[] {
  // As often by a walk, of which there is one, as by a ride.
  const child = dice.chance(0.5) ? CHILDREN[0]! : dice.pick(CHILDREN)
  const { parent } = FAMILIES[child]!
  const others = childrenOf(parent, CHILDREN).filter((other) => other !== child)
  return [parent, child, ...(others.length > 0 && dice.chance(0.3) ? others : [])]
}
