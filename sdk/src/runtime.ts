/** All that generated products import. Kept small: whatever stands here is in every bundle. */
export { defineProduct, FORMAT, type Product, type ProductTable, type TypeColumns } from './core/table.ts'
export type * from './types/index.ts'
