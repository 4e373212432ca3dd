/** Strategies. */
export { settleMissing } from './deletes.ts'
export { readFull, save } from './full.ts'
export { type Passenger, Passengers } from './ride.ts'
export type { Task } from './task.ts'
export { settleUnlisted } from './unlisted.ts'
export { unreadTrouble } from './unread.ts'
export { readWalk } from './walk.ts'
