/** Webhooks into the copy. */
export { ReceiveBusyError } from './errors.ts'
export type { ReceivedEvent } from './event.ts'
export { receive } from './receive.ts'
export type { ReceiveReport } from './report.ts'
export { settleAfterRun } from './settle.ts'
