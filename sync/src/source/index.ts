/** Where records come from. */
export { clientSource } from './client-source.ts'
export type { PagesRequest, Source, SourcePage, Stream } from './source.ts'
