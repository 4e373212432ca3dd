/** The planner. */
export { makePlan, OVERLAP, PAGE, type Plan, type PlannedStream } from './plan.ts'
export type { Route, Unreachable } from './route.ts'
export { SelectionError, select, streamsOf } from './select.ts'
