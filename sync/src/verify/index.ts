/** Drift between a copy and Planning Center. */
export type { DriftReport, StreamDrift } from './report.ts'
export { verify } from './verify.ts'
