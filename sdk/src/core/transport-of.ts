import type { Transport } from '../types/transport.ts'

/** Where a client keeps its transport. */
export const TRANSPORT: unique symbol = Symbol('transport')

/** What every client has besides its products. */
export interface ClientCore {
  readonly [TRANSPORT]: Transport
}

/**
 * The transport a client sends through, with its credential, limiter and retries: for code that talks to paths
 * itself.
 * @example
 * const { body } = await transportOf(pco).send({ method: 'GET', path: '/people/v2/me', query: '', version: null })
 */
export const transportOf = (client: ClientCore): Transport => client[TRANSPORT]
