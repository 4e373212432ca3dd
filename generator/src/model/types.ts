/**
 * The one model of the API. Built once from the declarations (`build.ts`); every emitter reads it and nothing
 * else. All arrays are in a fixed order, so that what is emitted does not depend on the machine.
 */
import type { NamedBy, ToldBy, ValueType, WebhookVerb } from '../../../spec/define.ts'

export type { NamedBy, ToldBy, ValueType, WebhookVerb }

export interface Model {
  readonly products: readonly ProductModel[]
}

export interface ProductModel {
  /** `check-ins` */
  readonly name: string
  /** `checkIns`: the key on the client, and the exported const. */
  readonly key: string
  readonly title: string
  /** `/check-ins/v2` */
  readonly path: string
  readonly version: string | null
  readonly scope: string | null
  readonly documented: boolean
  readonly description: string
  /** Sorted by type. */
  readonly resources: readonly ResourceModel[]
  /** The tree of paths; the root is the product itself. */
  readonly root: PathModel
  /** Every operation, sorted by path then method; also those of `raw` only. */
  readonly operations: readonly OperationModel[]
  readonly webhooks: readonly WebhookModel[]
}

export interface ResourceModel {
  readonly type: string
  /** `field-datum`: the name of its file. */
  readonly file: string
  readonly description: string
  readonly attributes: readonly AttributeModel[]
  readonly relationships: readonly RelationshipModel[]
  /** Defaults of every path that lists this type. */
  readonly query: QueryModel
  readonly create: AssignableModel | null
  readonly update: AssignableModel | null
  /** Sets of lists by path of which each brings every row. */
  readonly wholeBy: readonly (readonly string[])[]
  /** Parent's type → what has to name a parent, or be true of it, for its list to hold anything. */
  readonly emptyUnless: { readonly [parent: string]: NamedBy | ToldBy }
  readonly webhooks: readonly WebhookModel[]
}

export interface AttributeModel {
  readonly name: string
  readonly type: ValueType
  readonly items: ValueType | null
  readonly nullable: boolean
  readonly readOnly: boolean
  readonly onlyWithFields: boolean
  readonly enum: readonly string[] | null
  readonly description: string
}

export interface RelationshipModel {
  readonly name: string
  /** Real resource types of this product; empty where PCO names none that is documented. */
  readonly to: readonly string[]
  readonly many: boolean
  /** The `type` PCO writes in the identifier. Equal to `to[0]` where nothing else is known. */
  readonly wire: string
  readonly onlyWithInclude: boolean
}

export interface IncludeModel {
  /** `field_data.field_definition` */
  readonly name: string
  /** Real target type of the last step. */
  readonly to: readonly string[]
  readonly many: boolean
}

export interface WhereModel {
  readonly name: string
  readonly type: ValueType
  /** `eq`, and for dates `gt`, `gte`, `lt`, `lte`. */
  readonly operators: readonly string[]
}

export interface FilterModel {
  readonly name: string
  readonly params: readonly { readonly name: string; readonly type: ValueType }[]
}

export interface QueryModel {
  readonly include: readonly IncludeModel[]
  readonly order: readonly string[]
  readonly where: readonly WhereModel[]
  readonly filter: readonly FilterModel[]
}

export interface AssignableModel {
  readonly attributes: readonly string[]
  readonly relationships: readonly string[]
  readonly writeOnly: readonly { readonly name: string; readonly type: ValueType }[]
}

/** One segment of the tree. `/people/{person_id}/emails` is root → people → * → emails. */
export interface PathModel {
  /** `emails`; `*` for a variable; empty for the root. */
  readonly segment: string
  /** `primaryCampus`: the property on a handle, of a second action on one path its name. Empty for `*` and the root. */
  readonly key: string
  /** Below the product's path, variables by name: `/people/{person_id}/emails`. */
  readonly path: string
  readonly variables: readonly string[]
  /** The resource type at this path; null for a bare segment or an action. */
  readonly type: string | null
  readonly methods: readonly Method[]
  /** Its own query where it differs from its type's. */
  readonly query: QueryModel | null
  readonly action: ActionModel | null
  readonly children: readonly PathModel[]
}

export type Method = 'list' | 'get' | 'toOne' | 'create' | 'update' | 'delete' | 'action'

export interface ActionModel {
  readonly method: 'POST' | 'GET' | 'PATCH' | 'DELETE' | 'PUT'
  readonly body: readonly { readonly name: string; readonly type: ValueType }[]
  /** Relationships of the body; absent where none are known. */
  readonly relationships?: readonly {
    readonly name: string
    readonly to: readonly string[]
    readonly many: boolean
  }[]
  /** The `type` of the body; absent where PCO names none. */
  readonly bodyType?: string
  readonly returns: string | null
}

export interface OperationModel {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'
  readonly path: string
  readonly kind: Method
  /** In PCO's document only: below a to-one edge that it models as a list. Lives in `raw`, not in the client. */
  readonly belowToOne: boolean
  readonly type: string | null
  readonly query: QueryModel | null
  readonly action: ActionModel | null
}

export interface WebhookModel {
  /** `people.v2.events.email.created` */
  readonly name: string
  readonly type: string
  readonly verb: WebhookVerb
}
