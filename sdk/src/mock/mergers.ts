/** Person mergers: the loser is gone in every product, and whatever named it names the survivor (facts §10). */
import type { Store } from './store.ts'
import { type RefValue, refId } from './table.ts'

/** The same reference with another id behind it. */
const renamed = (value: string, from: string, to: string): string =>
  refId(value) === from ? `${value.slice(0, value.indexOf('/') + 1)}${to}` : value

function moved(value: RefValue, from: string, to: string): RefValue {
  if (value === null) return null
  if (typeof value === 'string') return renamed(value, from, to)
  return [...new Set(value.map((one) => renamed(one, from, to)))]
}

/** @throws when one of the two is no person of the mock. */
export function mergePeople(store: Store, keep: string, lose: string): string {
  const person = store.type('people.Person')
  for (const id of [keep, lose])
    if (!store.row(person, id))
      throw new Error(`The mock has no person ${id} to merge: see mock.db.ids('people.Person').`)
  for (const product of store.products.values()) {
    const people = product.types.get('Person')
    if (!people) continue
    for (const type of product.types.values())
      for (const ref of type.refs.values()) {
        if (!ref.to.includes('Person')) continue
        for (const row of [...store.table(type).naming(ref.name, lose)]) {
          const value = row.refs[ref.name] ?? null
          if (typeof value === 'string' && value.includes('/') && !value.startsWith('Person/')) continue
          store.update(type, row.id, {}, { [ref.name]: moved(value, lose, keep) }, false)
        }
      }
    store.remove(people, lose)
  }
  const merger = store.type('people.PersonMerger')
  const attributes = { person_to_keep_id: Number(keep), person_to_remove_id: Number(lose) }
  return store.insert(merger, store.nextId(merger), attributes, {}).id
}
