/** All that generated products import. Kept small: whatever stands here is in every bundle. */
export { defineProduct, FORMAT, type Product, type ProductTable, type TypeColumns } from './core/table.ts'
export { type ClientCore, transportOf } from './core/transport-of.ts'
export type * from './types/index.ts'
