import type { AnyRow } from '@pcokit/sdk/runtime'
import type { Key } from './key.ts'
import type { Origin, Proof } from './record.ts'

interface Seen {
  readonly stream: string
  readonly id: string
  readonly origin: Origin
  /** Milliseconds: when the request was granted, or the event's own time for a webhook. */
  readonly observed: number
  /** Unique to one response or event; begins with the origin: `list.k3f9.12`. */
  readonly input: string
}

/** A copy. `full`: a list or GET without sparse fields, or a rich webhook. `partial`: touches only what it holds. */
export interface Copy extends Seen {
  readonly kind: 'full' | 'partial'
  readonly row: AnyRow
}

/** A proof that the record is gone. */
export interface Gone extends Seen {
  readonly kind: 'gone'
  readonly proof: Proof
}

/** Something else says that the record may be other than it is known: read it again once reads no longer lag. */
export interface Doubt extends Seen {
  readonly kind: 'doubt'
}

export type Input = Copy | Gone | Doubt

/** `updated_at` in ms, 0 where a type has none or it is no date. */
export function stampOf(row: AnyRow): number {
  const value = row.attributes.updated_at
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? 0 : time
}

export const keyOf = (copy: Copy): Key => [stampOf(copy.row), copy.observed, copy.input]
