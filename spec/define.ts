/**
 * The words a declaration is written in.
 *
 * Every file under `spec/<product>/` is one call of one of these functions with one literal object. The
 * functions return their argument: they exist so that an editor completes and checks each key. The generator
 * never runs them; it reads the literals from the source, which is how its errors know their lines.
 */

/** How a value travels in JSON. `date` is `YYYY-MM-DD`, `date-time` is `YYYY-MM-DDTHH:MM:SSZ`. */
export type ValueType =
  | 'string'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'date'
  | 'date-time'
  | 'array'
  | 'object'
  | 'unknown'

/**
 * One attribute: its wire type, or an object when there is more to say. Names that can only be asked by
 * (`search_name`) are no attributes: they stand in `where`.
 */
export type AttributeDeclaration =
  | ValueType
  | {
      readonly type: ValueType
      /** Only PCO sets it; it is never accepted in a write. */
      readonly readOnly?: true
      /** Sent only when named in `fields[Type]`. */
      readonly onlyWithFields?: true
      /** Known values. The list may grow: generated types accept other strings too. */
      readonly enum?: readonly string[]
      /** `false` when real responses never hold null. Default: every attribute may be null. */
      readonly nullable?: false
      /** Element type of an `array`. */
      readonly items?: ValueType
      readonly description?: string
    }

/** A relationship as it stands under `relationships` of a row. */
export interface RelationshipDeclaration {
  /**
   * The resource type it points to, or several where it is polymorphic; none (`[]`) where PCO names a type that
   * the product does not document, or no type at all.
   */
  readonly to: string | readonly string[]
  readonly many?: true
  /** The `type` PCO writes in the identifier when it is not the real one (`PrimaryCampus`). */
  readonly wire?: string
  /** The key is only there when the include of the same name was asked for. */
  readonly onlyWithInclude?: true
}

/** What may be assigned in a write. `attributes` and `relationships` name members declared above them. */
export interface AssignableDeclaration {
  readonly attributes?: readonly string[]
  readonly relationships?: readonly string[]
  /** Attributes that can be written and are never sent back. */
  readonly writeOnly?: Readonly<Record<string, ValueType>>
}

/** A named filter; `params` are the query parameters that must or may go with it (`after`). */
export interface FilterDeclaration {
  readonly params?: Readonly<Record<string, ValueType>>
}

/** What one listing path accepts where it differs from the defaults of its type. A key given here replaces the default. */
export interface ListOverrides {
  readonly where?: Readonly<Record<string, ValueType>>
  readonly order?: readonly string[]
  readonly include?: readonly string[]
  readonly filter?: readonly string[] | Readonly<Record<string, FilterDeclaration>>
}

/** Which operations one path has. Variables are written `{person_id}`. */
export interface EndpointDeclaration {
  /** GET: a page of rows. */
  readonly list?: true | ListOverrides
  /** GET: one row, 404 when there is none. */
  readonly get?: true | Pick<ListOverrides, 'include'>
  /** GET on a to-one edge: one row, or 404 when it is unset. */
  readonly toOne?: true | Pick<ListOverrides, 'include'>
  /** POST */
  readonly create?: true
  /** PATCH */
  readonly update?: true
  /** DELETE */
  readonly delete?: true
  /**
   * What PCO's document claims below this to-one edge (`…/person/{person_id}`), since it models the edge as
   * a list. Kept for `raw`, never part of the typed client. The value names the path variable and the methods.
   */
  readonly below?: {
    readonly variable: string
    readonly methods: readonly ('get' | 'update' | 'delete' | 'create')[]
  }
}

/** An action: a verb below a resource. */
export interface ActionDeclaration {
  readonly method?: 'POST' | 'GET' | 'PATCH' | 'DELETE' | 'PUT'
  readonly paths: readonly string[]
  /** Attributes of the body, when there is one. */
  readonly body?: Readonly<Record<string, ValueType>>
  /** Relationships of the body, when there are any. */
  readonly relationships?: Readonly<Record<string, RelationshipDeclaration>>
  /** The `type` of the body, where PCO names one (`TagAssignment`). */
  readonly bodyType?: string
  /** The resource type that comes back, when one does. */
  readonly returns?: string
}

/** Rows of another type that name a row in a to-one relationship: who has no summary has no cards. */
export interface NamedBy {
  readonly type: string
  readonly relationship: string
}

/** What a parent says of itself: a blockout that does not repeat has no exceptions. */
export interface ToldBy {
  /** An attribute of the parent. */
  readonly attribute: string
  /** Values with which its list of this type holds nothing. */
  readonly isNot: readonly string[]
}

/** One resource type. `where`, `order`, `include` and `filter` are the defaults of every path that lists it. */
export interface ResourceDeclaration {
  readonly type: string
  /** One sentence in our own words. */
  readonly description?: string
  readonly attributes: Readonly<Record<string, AttributeDeclaration>>
  readonly relationships?: Readonly<Record<string, RelationshipDeclaration>>
  readonly include?: readonly string[]
  readonly order?: readonly string[]
  /** Queryable names with the type of their value; `date` and `date-time` also take gt, gte, lt and lte. */
  readonly where?: Readonly<Record<string, ValueType>>
  readonly filter?: readonly string[] | Readonly<Record<string, FilterDeclaration>>
  readonly create?: AssignableDeclaration
  readonly update?: AssignableDeclaration
  /** By path below the product's own, which is written `/`. */
  readonly endpoints: Readonly<Record<string, EndpointDeclaration>>
  readonly actions?: Readonly<Record<string, ActionDeclaration>>
  /**
   * Sets of lists by path: all lists of one set bring every row together, so one set has to be read. Default: what
   * paths and relationships tell.
   */
  readonly wholeBy?: readonly (readonly string[])[]
  /** Parent's type → what has to name a parent, or be true of it, for its list of this type to hold anything. */
  readonly emptyUnless?: Readonly<Record<string, NamedBy | ToldBy>>
  /** Webhook event name → what happened to a record of this type. */
  readonly webhooks?: Readonly<Record<string, WebhookVerb>>
}

export type WebhookVerb = 'created' | 'updated' | 'destroyed' | (string & {})

/** One product: where it is, which version is pinned, what it is called. */
export interface ProductDeclaration {
  /** The word in the URL: `people`, `check-ins`. */
  readonly name: string
  readonly title: string
  /** `/people/v2` */
  readonly path: string
  /** Sent as X-PCO-API-Version; null when the product has none. */
  readonly version: string | null
  /** OAuth scope to ask for; null when none is needed. */
  readonly scope: string | null
  /** False for what PCO does not document. Default true. */
  readonly documented?: false
  readonly description?: string
}

/** A value by hand with where it was learnt. `source` is required: a correction without one is only an opinion. */
export interface Correction<T> {
  /** Where the fact comes from: a recorded response, an issue, a changelog. */
  readonly source: string
  readonly set: T
}

/**
 * Corrections by hand of one resource: each `set` is laid over the imported declaration, member by member;
 * `null` removes a member. Arrays are replaced whole. Where the patch speaks of members, the short form of a
 * value counts as its long one: `'string'` as `{ type: 'string' }`, filters `['after']` as `{ after: {} }`.
 */
export type ResourceCorrections = readonly Correction<DeepPatch<ResourceDeclaration>>[]
export type ProductCorrections = readonly Correction<DeepPatch<ProductDeclaration>>[]

export type DeepPatch<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPatch<T[K]> | null }
    : T

/** A user's own declarations on top of a product that pcokit ships. */
export interface ProductExtension {
  readonly description?: string
  readonly version?: string
  readonly resources: readonly (Partial<ResourceDeclaration> & { readonly type: string })[]
}

export const defineProduct = <const T extends ProductDeclaration>(product: T): T => product
export const defineResource = <const T extends ResourceDeclaration>(resource: T): T => resource
export const correctProduct = (corrections: ProductCorrections): ProductCorrections => corrections
export const correctResource = (corrections: ResourceCorrections): ResourceCorrections => corrections
/** `extendProduct('people', { resources: [{ type: 'Greeting', … }] })`, in a file of the user's own. */
export const extendProduct = (
  product: string,
  extension: ProductExtension,
): { product: string } & ProductExtension => ({
  product,
  ...extension,
})
