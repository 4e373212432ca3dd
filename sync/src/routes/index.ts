/** Lists below others. */
export { halving } from './halving.ts'
export { type Nested, type NestedPage, type NestedRequest, nestedReader } from './nested.ts'
