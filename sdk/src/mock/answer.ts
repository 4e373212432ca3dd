/** A request and an answer as plain values: what the core works on, whichever way they came. */

export interface Call {
  readonly method: string
  readonly url: URL
  header(name: string): string | null
  text(): Promise<string>
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** Rows under `data`. */
  readonly records?: number
  /** Comes from in front of PCO: without rate-limit and version headers. */
  readonly bare?: boolean
  /** How the connection is treated instead of a whole answer. */
  readonly cut?: 'before-headers' | 'in-body'
}
