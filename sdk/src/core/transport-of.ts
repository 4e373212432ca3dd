import type { Transport } from '../types/transport.ts'
import type { ProductTable } from './table.ts'

/** Where a client keeps its transport. */
export const TRANSPORT: unique symbol = Symbol('transport')

/** Where a client keeps its products' tables. */
export const TABLES: unique symbol = Symbol('tables')

/** What every client has besides its products. */
export interface ClientCore {
  readonly [TRANSPORT]: Transport
  readonly [TABLES]: { readonly [key: string]: ProductTable }
}

/**
 * The transport a client sends through, with its credential, limiter and retries: for code that talks to paths
 * itself.
 * @example
 * const { body } = await transportOf(pco).send({ method: 'GET', path: '/people/v2/me', query: '', version: null })
 */
export const transportOf = (client: ClientCore): Transport => client[TRANSPORT]

/**
 * The endpoint tables of a client's products by their key on it: for code that works on whatever a client has.
 * @example
 * Object.keys(tablesOf(pco)) // ['people', 'giving']
 */
export const tablesOf = (client: ClientCore): { readonly [key: string]: ProductTable } => client[TABLES]
