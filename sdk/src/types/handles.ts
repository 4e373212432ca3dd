/**
 * Handles: what a path can do. A generated product composes its handle of a path from these; which of them
 * a path has is what PCO offers there, not what the type could do elsewhere.
 */
import type { List } from './page.ts'
import type { Ask, RequestOptions } from './query.ts'
import type { Row, Shape } from './rows.ts'

declare const types: unique symbol

/** Refuses keys of `fields` that are no resource type of the product. */
export type Exact<F, All> = F & { readonly [K in Exclude<keyof F, keyof All>]: never }

/** A path that lists. `Q` is what it accepts besides `include` and `fields`. */
export interface Lists<S extends Shape, Q> {
  /** Only for types: lets `streamAll` and `streamPages` know what this handle lists. */
  readonly [types]?: { readonly shape: S; readonly query: Q }
  list<I extends S['include'] = never, F extends S['fields'] = {}>(
    query?: Q & Ask<I, Exact<F, S['fields']>>,
    options?: RequestOptions,
  ): List<Row<S, I, F>>
}

/** A collection whose rows can be read by id. */
export interface Gets<S extends Shape> {
  get<I extends S['include'] = never, F extends S['fields'] = {}>(
    id: string,
    query?: Ask<I, Exact<F, S['fields']>>,
    options?: RequestOptions,
  ): Promise<Row<S, I, F>>
}

/** A path of exactly one row. */
export interface GetsOne<S extends Shape> {
  get<I extends S['include'] = never, F extends S['fields'] = {}>(
    query?: Ask<I, Exact<F, S['fields']>>,
    options?: RequestOptions,
  ): Promise<Row<S, I, F>>
}

/** A to-one edge: null when it is unset (PCO answers 404). */
export interface GetsToOne<S extends Shape> {
  get<I extends S['include'] = never, F extends S['fields'] = {}>(
    query?: Ask<I, Exact<F, S['fields']>>,
    options?: RequestOptions,
  ): Promise<Row<S, I, F> | null>
}

/** A path that creates. `C` is what may be assigned. */
export interface Creates<S extends Shape, C> {
  create<I extends S['include'] = never, F extends S['fields'] = {}>(
    input: C,
    query?: Ask<I, Exact<F, S['fields']>>,
    options?: RequestOptions,
  ): Promise<Row<S, I, F>>
}

/** A collection whose rows can be changed by id. */
export interface Updates<S extends Shape, U> {
  update<I extends S['include'] = never, F extends S['fields'] = {}>(
    id: string,
    input: U,
    query?: Ask<I, Exact<F, S['fields']>>,
    options?: RequestOptions,
  ): Promise<Row<S, I, F>>
}

/** One row that can be changed. */
export interface UpdatesOne<S extends Shape, U> {
  update<I extends S['include'] = never, F extends S['fields'] = {}>(
    input: U,
    query?: Ask<I, Exact<F, S['fields']>>,
    options?: RequestOptions,
  ): Promise<Row<S, I, F>>
}

/** A collection whose rows can be deleted by id. */
export interface Deletes {
  delete(id: string, options?: RequestOptions): Promise<void>
}

/** One row that can be deleted. */
export interface DeletesOne {
  delete(options?: RequestOptions): Promise<void>
}

/** The answer of an action: the JSON PCO sent, or null when it sent none. */
export type ActionResult = { readonly [name: string]: unknown } | null

/** An action. `B` are the attributes of its body where they are known. */
export type Action<B = { readonly [name: string]: unknown }> = (
  body?: B,
  options?: RequestOptions,
) => Promise<ActionResult>

/** An action that answers with a row. */
export type ActionOf<S extends Shape, B = { readonly [name: string]: unknown }> = (
  body?: B,
  options?: RequestOptions,
) => Promise<Row<S>>
