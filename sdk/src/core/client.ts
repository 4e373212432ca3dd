/** `createClient`: products, a transport, and the handles made of them. */
import { regenerate } from '../errors/format.ts'
import type { Engine, Validate } from './calls.ts'
import { FORMAT, type Product, type ProductTable } from './table.ts'
import { createTransport, type TransportOptions } from './transport.ts'
import { type ClientCore, TABLES, TRANSPORT } from './transport-of.ts'
import { type UploadFile, type UploadOptions, upload } from './upload.ts'

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

/** Files. */
export interface Uploads {
  /**
   * Sends a file to PCO and gives its id, to be written into an attribute before it expires.
   * @example
   * await pco.people.people.update('1', { attributes: { avatar: await pco.upload(file) } })
   */
  upload(file: UploadFile, options?: UploadOptions): Promise<string>
}

/** The handles of each product, and what every client has. */
export type Client<P> = { readonly [K in keyof P]: P[K] extends Product<infer H> ? H : never } & ClientCore &
  Uploads

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
  const client = {}
  const hidden = (key: string | symbol, value: unknown) => Object.defineProperty(client, key, { value })
  hidden(TRANSPORT, transport)
  hidden(TABLES, tables)
  hidden('upload', (file: UploadFile, own?: UploadOptions) => upload(transport, file, own))
  for (const [key, { table, open }] of Object.entries(products)) {
    if (table.format !== FORMAT) throw regenerate(table.name, table.format, FORMAT)
    tables[key] = table
    let root: object | undefined
    Object.defineProperty(client, key, {
      enumerable: true,
      get: () => {
        root ??= open(engine)
        return root
      },
    })
  }
  return client as Client<P>
}
