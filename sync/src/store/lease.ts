/**
 * The right to write one stream, as a store knows it. A commit compares counter and nonce for equality, so a
 * process that slept past its lease cannot write once another has taken it; the counter tells who came later.
 */
export interface Fence {
  /** The stream. */
  readonly name: string
  readonly counter: number
  readonly nonce: string
}

/** Who holds a lease. */
export interface Holder extends Fence {
  /** Names the process, for people and for the check whether it still lives. */
  readonly owner: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

export interface LeaseRequest {
  readonly name: string
  readonly owner: string
  readonly nonce: string
  /** Milliseconds the lease lasts without being renewed. */
  readonly ttl: number
  /** The engine's clock. A store with a clock that all processes share uses that instead. */
  readonly now: number
  /** A holder known to be dead: its lease is taken before it runs out. */
  readonly evict?: Fence | undefined
}

export type LeaseAnswer =
  | { readonly granted: true; readonly fence: Fence }
  | { readonly granted: false; readonly holder: Holder }
