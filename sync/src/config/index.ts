/** Milliseconds, or text such as `90s`, `5m`, `6h`, `1d`. */
export type Duration = number | string

/** What a `pcokit.config.ts` may say. Flags and the environment go before it. */
export interface Config {
  /** `sqlite:FILE`, `postgres://…`, `redis://…` or `memory:`. @default 'sqlite:church.db' */
  readonly store?: string
  /** Names the organisation in the store. @default 'default' */
  readonly connection?: string
  /** Names and patterns: `people.*`, `giving.Donation`, `!people.Report`. @default ['*'] */
  readonly streams?: readonly string[]
  /** `pco-sync run` goes on, a run each time so much has passed. @default one run */
  readonly every?: Duration
  /** Streams read at the same time. @default 4 */
  readonly lanes?: number
  /** Pages in flight a stream. @default 2 */
  readonly readAhead?: number
  /** How long a read may lag a write on PCO's side. @default '10m' */
  readonly lag?: Duration
  /** What was stamped so long before a run is read again by the next. @default the lag */
  readonly margin?: Duration
  /** Counts are compared with PCO's after so long. @default '6h' */
  readonly reconcileEvery?: Duration
  /** A stream is read anew in full after so long. @default '1d' */
  readonly deepEvery?: Duration
}

/**
 * A configuration with its types checked; returns what it is given.
 * @example
 * export default defineConfig({ store: 'sqlite:church.db', streams: ['people.*'], every: '5m' })
 */
export function defineConfig(config: Config): Config {
  return config
}
