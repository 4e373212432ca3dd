import { defineProduct, type Product } from '@pcokit/sdk/runtime'
import type { PeopleHandles } from './handles.ts'
import { table } from './table.ts'

export type * from './handles.ts'
export type * from './types.ts'
export const people: Product<PeopleHandles> = defineProduct<PeopleHandles>(table)
