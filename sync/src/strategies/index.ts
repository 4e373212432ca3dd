/** Strategies. */
export { settleMissing } from './deletes.ts'
export { readFull, save } from './full.ts'
export type { Task } from './task.ts'
