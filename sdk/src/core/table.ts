/**
 * The endpoint table of a product: how a generated product tells the runtime what exists. It is text in
 * columns because that is what stays small after gzip and costs nothing until it is first used.
 */
import { regenerate } from '../errors/format.ts'
import type { Engine } from './calls.ts'
import { handleOf } from './handles.ts'
import { treeOf } from './tree.ts'

/** Format of the table this runtime reads. */
export const FORMAT = 1

/**
 * One resource type, as space-separated columns:
 * - `a` attributes: `name[:letter][?]`; letters b boolean, i integer, n number, t date-time, d date, a array,
 *   o object, x unknown, none for string; `?` only sent when named in `fields`.
 * - `f` a letter for each attribute, `a` for what is cut off at the end: `a` plus 1 where lists can be ordered by it,
 *   2 where `where` takes it, 4 where a create may assign it, 8 where an update may.
 * - `r` relationships: `name[*][>Type[|Type][~WireType]][.|:][+]`; `*` to-many, the type by `typeNamed` where none is
 *   given, `.` can be included, `:` also each undotted include of the type it points to, `+` only there when included.
 * - `i`, `o`, `w` what can be included, ordered by and asked for in `where` besides: dotted includes, where
 *   `a.*` is each undotted include of the type `a` points to; `w` as `name[:letter]`, the attribute's letter where none is given.
 * - `c`, `u` assignable on create and update besides: `name[:letter]` or `@relationship`; `=` in u: as in c.
 */
export interface TypeColumns {
  readonly a: string
  readonly f?: string
  readonly r?: string
  readonly i?: string
  readonly o?: string
  readonly w?: string
  readonly c?: string
  readonly u?: string
}

/**
 * A product. `paths` is an indented tree, a segment a line:
 * `segment [Type] [methods] [f=filter,filter(param:letter;param)] [w=…] [o=…] [i=…] [b=name:letter,…] [r=…] [t=Type]`
 * `.` is the root, `*` a variable (its type is its parent's), `key=segment` a segment under a property of another
 * name. A type that is not given is `typeNamed` the segment where there are methods, else null. Methods: l list, g get, o to-one get, c create, u update, d delete; an action is `!` for POST or `!GET`,
 * `!PATCH`, …, with `b=` its body's attributes, `r=` its relationships, `t=` its wire type and Type what it returns. `w= o= i= f=` replace the type's columns on that path (comma-separated; empty: nothing).
 */
export interface ProductTable {
  readonly format: number
  /** `check-ins` */
  readonly name: string
  /** `/check-ins/v2` */
  readonly path: string
  readonly version: string | null
  readonly types: { readonly [type: string]: TypeColumns }
  readonly paths: string
}

declare const handles: unique symbol

/** A product to hand to `createClient`. `H` is the type of its handles. */
export interface Product<H> {
  readonly table: ProductTable
  /** Makes the root handle. The product brings the code of handles: a client without products has none of it. */
  readonly open: (engine: Engine) => object
  readonly [handles]?: H
}

/**
 * Wraps a generated table, which is decoded when a client first uses it.
 * @throws FormatError when the table was generated for another runtime
 */
export function defineProduct<H>(table: ProductTable): Product<H> {
  if (table.format !== FORMAT) throw regenerate(table.name, table.format, FORMAT)
  return {
    table,
    open: (engine) => {
      const tree = treeOf(table)
      return handleOf({ engine, tree, node: tree.root, path: table.path })
    },
  }
}
