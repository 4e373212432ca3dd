/** The data behind the mock, read and changed directly: no request, no limit, no fault. */
import type { AnyRow } from '../types/rows.ts'
import { defaults, derived } from './derived.ts'
import type { MockType } from './model.ts'
import { plainRendering, render } from './render.ts'
import type { Store } from './store.ts'
import type { RefValue, StoredRow } from './table.ts'
import type { View } from './view.ts'
import { afterWrite, removeRow } from './writes.ts'

/** What a direct change may say besides attributes. */
export interface ChangeOptions {
  /** Relationship → id, ids, or null; a reference the mock keeps for itself (`household`) as well. */
  readonly relationships?: { readonly [name: string]: RefValue }
  /** Whether `updated_at` moves, and with it whatever PCO moves along. @default true */
  readonly touch?: boolean
}

/**
 * Direct access to the rows of a mock. Types are written `product.Type`.
 * @example
 * mock.db.update('people.Person', '12', { first_name: 'Ada' })
 */
export interface MockDb {
  /** @throws when no product of the mock has the type. */
  get(type: string, id: string): AnyRow | null
  /** Every row by ascending id, as the API would send it. */
  all(type: string): readonly AnyRow[]
  /** Ids by ascending order, without rendering the rows. */
  ids(type: string): readonly string[]
  count(type: string): number
  /** Adds a row; its id is the next free one unless `attributes.id` says otherwise. */
  insert(type: string, attributes?: { readonly [name: string]: unknown }, options?: ChangeOptions): AnyRow
  /** @throws when there is no such row. */
  update(
    type: string,
    id: string,
    attributes: { readonly [name: string]: unknown },
    options?: ChangeOptions,
  ): AnyRow
  /** Removes a row and what it owns; false when there was none. */
  delete(type: string, id: string): boolean
}

/** Attributes that are the same person's in other products. */
const PERSONAL = ['first_name', 'last_name', 'name', 'birthdate', 'gender']

export class Db implements MockDb {
  readonly #store: Store
  readonly #view: View

  constructor(store: Store, view: View) {
    this.#store = store
    this.#view = view
  }

  get(key: string, id: string): AnyRow | null {
    const type = this.#store.type(key)
    const row = this.#store.row(type, id)
    return row ? this.#render(type, [row])[0]! : null
  }

  all(key: string): readonly AnyRow[] {
    const type = this.#store.type(key)
    return this.#render(type, this.#store.table(type).all())
  }

  ids(key: string): readonly string[] {
    return this.#store
      .table(this.#store.type(key))
      .all()
      .map((row) => row.id)
  }

  count(key: string): number {
    return this.#store.table(this.#store.type(key)).size
  }

  insert(
    key: string,
    attributes: { readonly [name: string]: unknown } = {},
    options: ChangeOptions = {},
  ): AnyRow {
    const type = this.#store.type(key)
    const { id = this.#store.nextId(type), ...rest } = attributes
    const values = { ...defaults(type, String(id)), ...derived(type, null, rest), ...rest }
    const row = this.#store.insert(type, String(id), values, this.#refs(type, options.relationships))
    if (options.touch !== false) afterWrite(this.#store, type, row)
    return this.#render(type, [row])[0]!
  }

  update(
    key: string,
    id: string,
    attributes: { readonly [name: string]: unknown },
    options: ChangeOptions = {},
  ): AnyRow {
    const type = this.#store.type(key)
    const touch = options.touch !== false
    const values = { ...derived(type, this.#store.row(type, id) ?? null, attributes), ...attributes }
    const row = this.#store.update(type, id, values, this.#refs(type, options.relationships), touch)
    if (!row)
      throw new Error(`The mock has no ${key} with id ${id}. mock.db.ids('${key}') lists those it has.`)
    if (touch) afterWrite(this.#store, type, row)
    if (key === 'people.Person') this.#carry(id, values)
    return this.#render(type, [this.#store.row(type, id) ?? row])[0]!
  }

  delete(key: string, id: string): boolean {
    return removeRow(this.#store, this.#store.type(key), id)
  }

  /** Other products show the same person. */
  #carry(id: string, values: Record<string, unknown>): void {
    for (const product of this.#store.products.values()) {
      const person = product.types.get('Person')
      if (
        !person ||
        product.name === 'people' ||
        !this.#store.isSeeded(person) ||
        !this.#store.row(person, id)
      )
        continue
      const shared = PERSONAL.filter((name) => name in values && person.attributes.has(name))
      if (shared.length > 0)
        this.#store.update(person, id, Object.fromEntries(shared.map((name) => [name, values[name]])))
    }
  }

  /** References as the store keeps them. @throws on a name the type does not have. */
  #refs(type: MockType, given: ChangeOptions['relationships'] = {}): Record<string, RefValue> {
    const refs: Record<string, RefValue> = {}
    for (const [name, value] of Object.entries(given)) {
      const ref = type.refs.get(name)
      if (!ref)
        throw new Error(
          `${type.key} has no relationship "${name}". It has: ${[...type.refs.keys()].join(', ')}.`,
        )
      const full = (id: string): string => {
        if (ref.to.length < 2 || id.includes('/')) return id
        const found = ref.to.find((to) => {
          const target = this.#store.sibling(type, to)
          return target && this.#store.row(target, id)
        })
        return `${found ?? ref.to[0]}/${id}`
      }
      refs[name] = value === null ? null : typeof value === 'string' ? full(value) : value.map(full)
    }
    return refs
  }

  #render(type: MockType, rows: readonly StoredRow[]): readonly AnyRow[] {
    const rendering = plainRendering(this.#store, this.#view)
    const found = rows.map((row) => ({ type, row }))
    return render(rendering, found, false, null).data
  }
}
