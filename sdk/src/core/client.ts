/** `createClient`: products, a transport, and the handles made of them. */
import { regenerate } from '../errors/format.ts'
import type { Engine, Validate } from './calls.ts'
import { handleOf } from './handles.ts'
import { FORMAT, type Product, type ProductTable } from './table.ts'
import { createTransport, type TransportOptions } from './transport.ts'
import { type ClientCore, TABLES, TRANSPORT } from './transport-of.ts'
import { treeOf } from './tree.ts'

/** The products of a client, by the name they get on it. */
export interface Products {
  readonly [key: string]: Product<unknown>
}

/** What `createClient` takes. */
export interface ClientOptions<P> extends TransportOptions {
  /** The products to use, imported one by one: only these are bundled and type-checked. */
  readonly products: P
  /**
   * How responses are checked: `report` tells `hooks.onInvalid` (and checks nothing when there is no such hook),
   * `error` throws a ResponseValidationError. Attributes that are not declared are never a problem.
   * @default 'report'
   */
  readonly validate?: Validate | undefined
}

/** The handles of each product, and what every client has. */
export type Client<P> = { readonly [K in keyof P]: P[K] extends Product<infer H> ? H : never } & ClientCore

/**
 * A client for the products handed over. Nothing is sent and no table is read before the first call.
 * @throws FormatError when a product was generated for another version of this package
 * @example
 * const pco = createClient({
 *   auth: personalAccessToken(process.env.PCO_APP_ID!, process.env.PCO_SECRET!),
 *   products: { people },
 * })
 * const person = await pco.people.people.get('123', { include: ['emails'] })
 */
export function createClient<const P extends Products>(options: ClientOptions<P>): Client<P> {
  const { products, validate = 'report', ...rest } = options
  const transport = createTransport(rest)
  const engine: Engine = { transport, validate, hooks: options.hooks ?? {} }
  const tables: { [key: string]: ProductTable } = {}
  const client = Object.defineProperties(
    {},
    { [TRANSPORT]: { value: transport }, [TABLES]: { value: tables } },
  )
  for (const [key, { table }] of Object.entries(products)) {
    if (table.format !== FORMAT) throw regenerate(table.name, table.format, FORMAT)
    tables[key] = table
    let root: object | undefined
    Object.defineProperty(client, key, {
      enumerable: true,
      get: () =>
        (root ??= handleOf({ engine, tree: treeOf(table), node: treeOf(table).root, path: table.path })),
    })
  }
  return client as Client<P>
}
