/** What every error of a store has: a stable code, and a message that says what to do. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError'
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** The commit came from a process whose lease another has taken. Nothing was written. */
export class FencedError extends StoreError {
  override readonly name = 'FencedError'
  constructor(name: string) {
    super(
      'fenced',
      `Another process took over "${name}"; this one must stop writing it. Nothing was written.`,
    )
  }
}

/** A record that this store cannot keep. Nothing was written: what else the commit holds can be committed without it. */
export class RecordError extends StoreError {
  override readonly name = 'RecordError'
  constructor(
    readonly stream: string,
    readonly id: string,
    /** Why, without data of the record. */
    readonly reason: string,
  ) {
    super(
      'store_record',
      `${stream} ${JSON.stringify(id).slice(0, 100)} cannot be stored: ${reason}. Nothing was written; commit the others without it.`,
    )
  }
}

/** Somebody is at work on what was to be dropped. Nothing was dropped. */
export class LeasedError extends StoreError {
  override readonly name = 'LeasedError'
  constructor(
    /** The lease that is held. */
    readonly lease: string,
    readonly owner: string,
  ) {
    super(
      'store_leased',
      `"${lease}" is being written by ${owner}, so nothing was dropped. End that run and try again; if it died, its lease runs out by itself.`,
    )
  }
}

/** A record changed between being read and the commit. Nothing was written: read it again and merge again. */
export class ConflictError extends StoreError {
  override readonly name = 'ConflictError'
  constructor(
    readonly stream: string,
    readonly id: string,
  ) {
    super(
      'conflict',
      `${stream} ${id} changed since it was read. Nothing was written; merge again and retry.`,
    )
  }
}
