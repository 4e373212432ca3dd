import { StoreError } from '../../store/index.ts'

/** What is used of a client of `pg`. */
export interface PostgresClient {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  release(error?: Error | boolean): void
}

/** What is used of a `Pool` of `pg`. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  on(event: 'error', listener: (error: Error) => void): unknown
  off(event: 'error', listener: (error: Error) => void): unknown
  end(): Promise<void>
}

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`; `?schema=` names the schema too. @default the environment: PGHOST, PGUSER, PGPASSWORD, … */
  readonly url?: string
  /** A pool of your own, in place of `url`. It is used as it is and left open. */
  readonly pool?: PostgresPool
  /** The schema that everything is kept in. Several stores share a database under several. @default 'pcokit' */
  readonly schema?: string
  /**
   * What comes before the product in the schemas of the views: with `pco_` they are read as
   * `pco_people.person`. `false` makes none. @default '' (`people.person`); `<schema>_` under a schema of your own
   */
  readonly views?: string | false
  /** Connections held at most. @default 10 */
  readonly max?: number
  /** Milliseconds after which a statement without an answer counts as lost, and its connection as broken. @default 60000 */
  readonly timeout?: number
  /**
   * Whose clock leases run by: the server's, which all processes share, or the engine's, so that tests and
   * simulations can move it. @default 'postgres'
   */
  readonly clock?: 'postgres' | 'engine'
  /** Waits between attempts on a server that is not there. @default setTimeout */
  readonly sleep?: (ms: number) => Promise<void>
  /** Milliseconds until a server that went away is an error. @default 15000 */
  readonly patience?: number
}

export interface Settings extends PostgresOptions {
  readonly schema: string
  readonly views: string | false
  readonly label: string
  /** Never to be seen in a message. */
  readonly secrets: readonly string[]
}

const name = /^[A-Za-z_][A-Za-z0-9_]{0,40}$/

/** @throws StoreError `store_open` for what cannot be meant, without quoting the address. */
export function settingsOf(given: string | PostgresPool | PostgresOptions): Settings {
  const options: PostgresOptions =
    typeof given === 'string' ? { url: given } : isPool(given) ? { pool: given } : given
  const { url, label, secrets, named } = addressOf(options.url)
  const schema = options.schema ?? named ?? 'pcokit'
  const views = options.views ?? (schema === 'pcokit' ? '' : `${schema}_`)
  if (!name.test(schema) || (views !== false && views !== '' && !name.test(views))) {
    throw new StoreError('store_open', 'A schema is called by letters, digits and _, at most 41 of them.')
  }
  return { ...options, ...(url === undefined ? {} : { url }), schema, views, label, secrets }
}

const isPool = (given: PostgresPool | PostgresOptions): given is PostgresPool => 'connect' in given

interface Address {
  readonly url: string | undefined
  readonly label: string
  readonly secrets: string[]
  /** The schema, where the address names one. */
  readonly named: string | null
}

function addressOf(url: string | undefined): Address {
  const secrets = [process.env.PGPASSWORD ?? '']
  if (url === undefined) return { url, label: 'postgres:', secrets, named: null }
  const parts = URL.canParse(url) ? new URL(url) : null
  if (!parts || !/^postgres(ql)?:\/\//.test(url)) {
    throw new StoreError('store_open', 'Write the address as postgres://user:password@host:5432/database')
  }
  for (const text of [parts.password, parts.searchParams.get('password') ?? ''])
    secrets.push(text, decoded(text))
  const named = parts.searchParams.get('schema')
  parts.searchParams.delete('schema') // No word of the driver's.
  return {
    url: named === null ? url : parts.href,
    label: `postgres://${parts.host}${parts.pathname}`,
    secrets,
    named,
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
