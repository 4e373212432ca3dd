import type { QueryModel } from '../model/types.ts'
import { doc, property, quote, union } from './text.ts'
import { paramValue, whereValue } from './values.ts'

/** One member of an interface: `readonly name?: A | B`. */
export const member = (name: string, optional: boolean, members: readonly string[], indent = '  '): string =>
  union(`readonly ${property(name)}${optional ? '?' : ''}:`, members, indent)

/** A declaration with its members between braces. */
export const block = (head: string, body: string): string =>
  body === '' ? `${head} {}\n` : `${head} {\n${body}}\n`

/** `interface XWhere`: every name is optional, dates also take ranges. */
export const whereInterface = (name: string, query: QueryModel, text: string): string =>
  doc(text) +
  block(
    `export interface ${name}`,
    query.where.map((where) => member(where.name, true, [whereValue(where), 'undefined'])).join(''),
  )

export const orderType = (name: string, query: QueryModel, text: string): string =>
  doc(text) + union(`export type ${name} =`, [...new Set(query.order)].map(quote))

export const filterType = (name: string, query: QueryModel, text: string): string =>
  doc(text) +
  union(
    `export type ${name} =`,
    query.filter.map((filter) => quote(filter.name)),
  )

/** Members `filter` and `params` of a query. */
export const filterMembers = (query: QueryModel, filterName: string): string => {
  if (query.filter.length === 0) return ''
  const params = new Map(
    query.filter.flatMap((filter) => filter.params.map((param) => [param.name, param.type])),
  )
  const takers = query.filter.filter((filter) => filter.params.length > 0)
  const says = takers
    .map((f) => `\`${f.name}\` takes ${f.params.map((p) => `\`${p.name}\``).join(' and ')}`)
    .join(', ')
  const inner = [...params].map(
    ([name, type]) => `readonly ${property(name)}?: ${paramValue(type)} | undefined`,
  )
  return (
    member('filter', true, [filterName, `readonly ${filterName}[]`, 'undefined']) +
    (params.size === 0
      ? ''
      : doc(`Companions of the filters: ${says}.`, '  ') +
        member('params', true, [`{ ${inner.join('; ')} }`, 'undefined']))
  )
}
