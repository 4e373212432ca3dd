/** Rows: what PCO calls a resource object, narrowed by what was asked for. */

/** Links of a row. A value is null where PCO says so; one key may be the empty string. */
export type Links = { readonly [name: string]: string | null }

/** A resource identifier. Its `type` may be odd (`PrimaryCampus`): match by relationship, not by type. */
export interface Identifier {
  readonly type: string
  readonly id: string
}

/** A to-one relationship as it stands on the wire. */
export interface ToOne {
  readonly data: Identifier | null
  readonly links?: { readonly related?: string | null }
}

/** A to-many relationship as it stands on the wire. */
export interface ToMany {
  readonly data: readonly Identifier[]
  readonly links?: { readonly related?: string | null }
}

/** A row of any type, as PCO sends it. */
export interface AnyRow {
  readonly type: string
  readonly id: string
  readonly attributes: { readonly [name: string]: unknown }
  readonly relationships?: { readonly [name: string]: ToOne | ToMany | null }
  readonly links?: Links
}

/**
 * What a generated product says of one resource type. No value has this type: it is how row, includes and
 * fields travel together through the handles.
 */
export interface Shape {
  /** The row with the attributes that come without being asked for. */
  readonly row: { readonly type: string; readonly attributes: object; readonly relationships: object }
  /** Attributes sent only when named in `fields`. */
  readonly extra: object
  /** To-one includes by name. */
  readonly one: object
  /** To-many includes by name. */
  readonly many: object
  /** Names `include` accepts, dotted ones too. */
  readonly include: string
  /** What `fields` accepts: type name → attribute and relationship names. */
  readonly fields: object
}

type Head<I extends string> = I extends `${infer H}.${string}` ? H : I
type Tail<I extends string, H extends string> = I extends `${H}.${infer T}` ? T : never

/** Attributes of a row: all that come by default, or just those named in `fields`. */
export type AttributesOf<S extends Shape, F> = S['row']['type'] extends keyof F
  ? F[S['row']['type']] extends readonly (infer K)[]
    ? Pick<S['row']['attributes'] & S['extra'], K & keyof (S['row']['attributes'] & S['extra'])>
    : S['row']['attributes']
  : S['row']['attributes']

/** Included rows by relationship name: arrays for to-many, row or null for to-one. Empty when nothing was asked for. */
export type IncludedOf<S extends Shape, I extends string, F> = {
  readonly [K in Head<I>]: K extends keyof S['many']
    ? readonly RowOf<S['many'][K], Tail<I, K>, F>[]
    : K extends keyof S['one']
      ? RowOf<S['one'][K], Tail<I, K>, F> | null
      : never
}

/** One row of `S` with the includes `I` and narrowed by the fields `F`. */
export interface Row<S extends Shape, I extends string = never, F = unknown> {
  readonly type: S['row']['type']
  readonly id: string
  readonly attributes: AttributesOf<S, F>
  readonly relationships: S['row']['relationships']
  readonly links: Links
  readonly included: IncludedOf<S, I, F>
}

/** `Row`, over a union of shapes where a relationship is polymorphic. */
export type RowOf<S, I extends string, F> = S extends Shape ? Row<S, I, F> : never
