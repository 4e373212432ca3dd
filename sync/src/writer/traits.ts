/** What the writer has to know of a stream. Constant for a stream: the join depends on it. */
export interface Traits {
  /** Relationships that come only when asked for by `include`: no part of the content hash. */
  readonly askedFor: ReadonlySet<string>
  /** Attributes that come only when named in `fields`: a full copy without them says nothing of them. */
  readonly onlyWithFields: ReadonlySet<string>
  /** How long a read may lag a write, in ms. @default 600000 */
  readonly lag: number
}

/** Ten minutes: reads were seen three minutes behind writes (facts of PCO, measured 2026). */
export const LAG = 600_000

export const plainTraits: Traits = { askedFor: new Set(), onlyWithFields: new Set(), lag: LAG }

/**
 * Does a full copy that lacks this field say that it is absent? True of attributes that always come; never of
 * relationships and links, of which a list carries fewer than a GET.
 */
export function declares(field: string, traits: Traits): boolean {
  return field.startsWith('attributes.') && !traits.onlyWithFields.has(field.slice('attributes.'.length))
}
