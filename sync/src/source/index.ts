/** Where records come from. */
export { clientSource } from './client-source.ts'
export { Gate } from './gate.ts'
export { gated } from './gated.ts'
export type { PagesRequest, Source, SourcePage, Stream } from './source.ts'
