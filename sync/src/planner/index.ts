/** The planner. */
export { makePlan, PAGE, type Plan, type PlanInputs, type PlannedStream } from './plan.ts'
export { type Route, routeOf, type Unreachable } from './route.ts'
export { SelectionError, select, streamsOf } from './select.ts'
