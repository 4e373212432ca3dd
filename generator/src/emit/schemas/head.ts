/** What stands at the top of every `schemas.ts`. */

/** The libraries the consts can be written for. Their builders take the same calls; only the types differ. */
export const libraries = {
  typebox: {
    package: 'typebox 1.x',
    import: `import { Type } from 'typebox'`,
    schema: `/** A schema of \`T\`: what TypeBox calls TUnsafe<T>, written out so that its own types stay unread. */
export interface Schema<T> {
  readonly '~unsafe': T
}`,
  },
  sinclair: {
    package: '@sinclair/typebox 0.34',
    import: `import { type TUnsafe, Type } from '@sinclair/typebox'`,
    schema: `/** A schema of \`T\`. */
export type Schema<T> = TUnsafe<T>`,
  },
} as const

/** Builders without inference, and the consts every product needs. */
export const builders = `
type Any = Schema<unknown>
/** TypeBox's builders without its inference: the interfaces beside these consts are the types. */
interface Builders {
  Array(items: Any): Any
  Boolean(): Any
  Integer(): Any
  Literal(value: string): Schema<never>
  Null(): Any
  Number(): Any
  Object(properties: { readonly [name: string]: Any }): Schema<never>
  Optional(schema: Any): Any
  Record(key: Any, value: Any): Any
  String(): Any
  Union(schemas: Any[]): Any
  Unknown(): Any
}
const t = Type as unknown as Builders

const array = /* @__PURE__ */ t.Array(/* @__PURE__ */ t.Unknown())
const boolean = /* @__PURE__ */ t.Boolean()
const integer = /* @__PURE__ */ t.Integer()
const none = /* @__PURE__ */ t.Null()
const number = /* @__PURE__ */ t.Number()
const string = /* @__PURE__ */ t.String()
const unknown = /* @__PURE__ */ t.Unknown()
const object = /* @__PURE__ */ t.Record(string, unknown)
const stringOrNull = /* @__PURE__ */ t.Union([string, none])
`

/** Identifiers, links and the frames of documents. */
export const documents = `
const links = /* @__PURE__ */ t.Optional(/* @__PURE__ */ t.Record(string, stringOrNull))
const related = /* @__PURE__ */ t.Optional(
  /* @__PURE__ */ t.Object({ related: /* @__PURE__ */ t.Optional(stringOrNull) }),
)
const identifier = /* @__PURE__ */ t.Object({ type: string, id: string })
const toOne = /* @__PURE__ */ t.Optional(
  /* @__PURE__ */ t.Object({ data: /* @__PURE__ */ t.Union([identifier, none]), links: related }),
)
const toMany = /* @__PURE__ */ t.Optional(
  /* @__PURE__ */ t.Object({ data: /* @__PURE__ */ t.Array(identifier), links: related }),
)
const count = /* @__PURE__ */ t.Optional(number)
const names = /* @__PURE__ */ t.Optional(/* @__PURE__ */ t.Array(string))
const offset = /* @__PURE__ */ t.Optional(/* @__PURE__ */ t.Object({ offset: number }))
const meta = /* @__PURE__ */ t.Optional(
  /* @__PURE__ */ t.Object({
    total_count: count,
    count,
    next: offset,
    prev: offset,
    can_order_by: names,
    can_query_by: names,
    can_include: names,
    can_filter: names,
    parent: /* @__PURE__ */ t.Optional(identifier),
  }),
)

/** A row of any type, as it stands under \`included\`. */
export const AnyRowSchema: Schema<AnyRow> = /* @__PURE__ */ t.Object({
  type: string,
  id: string,
  attributes: object,
  relationships: /* @__PURE__ */ t.Optional(object),
  links,
})
const included = /* @__PURE__ */ t.Optional(/* @__PURE__ */ t.Array(AnyRowSchema))

/** The document of one row. */
export const documentOf = <R>(row: Schema<R>): Schema<DocumentOf<R>> => t.Object({ data: row, included, meta })
/** The document of a page of rows. */
export const pageOf = <R>(row: Schema<R>): Schema<PageOf<R>> =>
  t.Object({ data: t.Array(row), included, meta, links })
`
