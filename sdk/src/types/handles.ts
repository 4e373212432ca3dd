/**
 * Handles: what a path can do. A generated product composes its handle of a path from these; which of them
 * a path has is what PCO offers there, not what the type could do elsewhere.
 */
import type { List } from './page.ts'
import type { Ask, RequestOptions } from './query.ts'
import type { Identifier, Row, Shape } from './rows.ts'

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

/** What an action takes where nobody says more: the shape of a write, its relationships with their wire types. */
export interface ActionInput {
  readonly attributes?: { readonly [name: string]: unknown }
  readonly relationships?: { readonly [name: string]: Identifier | readonly Identifier[] | null }
}

/**
 * An action. `I` is what it takes where that is known: as in a write, relationships go by id then.
 * @example
 * await pco.services.people('1').schedules('2').decline({ attributes: { reason: 'Away' } })
 */
export type Action<I = ActionInput> = (input?: I, options?: RequestOptions) => Promise<ActionResult>

/** An action that answers with a row. */
export type ActionOf<S extends Shape, I = ActionInput> = (
  input?: I,
  options?: RequestOptions,
) => Promise<Row<S>>
