/** What a call of `receive` came to. */
export interface ReceiveReport {
  /** Events handed in. */
  readonly events: number
  /** Records that are new, changed, back or gone by them, as the feed has it. */
  readonly created: number
  readonly updated: number
  readonly restored: number
  readonly deleted: number
  /** Events that told nothing new: repetitions, and what was known already. */
  readonly unchanged: number
  /** Events of streams that are not copied. */
  readonly ignored: number
  /** Events without a row that could be read as a record, and records that the store could not keep. */
  readonly refused: number
  /** Events that no declaration knows: how many, by name. */
  readonly unknown: { readonly [name: string]: number }
  /** Requests spent on records that were in doubt. */
  readonly requests: number
  /** Records that wait to be read once more, by a later call or run. */
  readonly waiting: number
}
