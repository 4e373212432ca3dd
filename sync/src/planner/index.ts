/** The planner. */
export { makePlan, type Plan, type PlannedStream } from './plan.ts'
export { OVERLAP, PAGE } from './price.ts'
export type {
  Carrier,
  CollectionRoute,
  Leg,
  NamedBy,
  RideRoute,
  Route,
  Unreachable,
  WalkRoute,
} from './route.ts'
export { SelectionError, select, streamsOf } from './select.ts'
export { snake, typeOf } from './words.ts'
