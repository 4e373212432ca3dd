/** All tables of all products, seeded when first asked for, and the one road by which rows change. */
import type { MockProduct, MockType } from './model.ts'
import { hash } from './random.ts'
import { GRAVEYARD, SHARED, SILENT } from './specials.ts'
import { type RefValue, refId, type StoredRow, Table } from './table.ts'
import { stamp } from './time.ts'

/** What happened to one row. */
export interface Change {
  readonly type: MockType
  readonly id: string
  readonly before: StoredRow | null
  readonly after: StoredRow | null
  /** Milliseconds since 1970. */
  readonly at: number
}

export type Seeder = (store: Store, type: MockType) => readonly StoredRow[]

export interface StoreOptions {
  readonly now: () => number
  readonly seed: Seeder
  /** How many rows of a type there are before anyone touches it. */
  readonly count: (type: MockType) => number
}

/** Ids of people, campuses and the organisation count from 1 and are the same in all products; others are unlike. Not all are numbers (facts §14.8). */
export function idAt(type: MockType, index: number): string {
  if (index === 0 && type.key === 'giving.PaymentSource') return 'planning_center'
  if (type.key === 'webhooks.AvailableEvent')
    return [0, 1, 2, 3].map((i) => hash(`${i}:${index}`).toString(16).padStart(8, '0')).join('')
  if (SHARED.has(type.name)) return String(index + 1)
  return String((100 + (hash(type.key) % 800)) * 1_000_000 + index * 3 + 1)
}

/** Names among `attributes` that the table does not know, with those a row already has. */
function extra(
  type: MockType,
  attributes: object,
  before?: StoredRow,
): { readonly extra?: readonly string[] } {
  const unknown = Object.keys(attributes).filter((name) => !type.attributes.has(name))
  const all = [...new Set([...(before?.extra ?? []), ...unknown])]
  return all.length > 0 ? { extra: all } : {}
}

export class Store {
  readonly products: ReadonlyMap<string, MockProduct>
  readonly listeners: ((change: Change) => void)[] = []
  /** Grows with every change of any row. */
  version = 0
  readonly #options: StoreOptions
  readonly #tables = new Map<string, Table>()
  readonly #seeding = new Set<string>()

  constructor(products: readonly MockProduct[], options: StoreOptions) {
    this.products = new Map(products.map((product) => [product.name, product]))
    this.#options = options
  }

  now(): number {
    return this.#options.now()
  }

  /** @throws when no product of this mock has the type. */
  type(key: string): MockType {
    const dot = key.indexOf('.')
    const word = key.slice(0, dot)
    const product =
      this.products.get(word) ?? this.products.get(word.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`))
    const type = product?.types.get(key.slice(dot + 1))
    if (!type)
      throw new Error(
        `The mock has no resource type "${key}". Write it as product.Type, e.g. "people.Person".`,
      )
    return type
  }

  sibling(type: MockType, name: string): MockType | undefined {
    return this.products.get(type.product)?.types.get(name)
  }

  count(type: MockType): number {
    return this.#options.count(type)
  }

  /** The table of a type; seeds it first when nobody has asked for it yet. */
  table(type: MockType): Table {
    let table = this.#tables.get(type.key)
    if (!table) {
      table = new Table(type)
      this.#tables.set(type.key, table)
      this.#seeding.add(type.key)
      const rows = this.#options.seed(this, type)
      this.#seeding.delete(type.key)
      if (rows.length > 0) table.load(rows)
    }
    return table
  }

  /** Whether the rows of a type can be read without seeding it in a circle. */
  readable(type: MockType): boolean {
    return !this.#seeding.has(type.key)
  }

  isSeeded(type: MockType): boolean {
    return this.#tables.has(type.key) && !this.#seeding.has(type.key)
  }

  row(type: MockType, id: string): StoredRow | undefined {
    return this.table(type).get(id)
  }

  /** Type and row behind a reference of `type`. */
  follow(type: MockType, ref: string, value: string): { type: MockType; row: StoredRow } | null {
    const slash = value.indexOf('/')
    const name = slash > 0 ? value.slice(0, slash) : (type.refs.get(ref)?.to[0] ?? '')
    const target = this.sibling(type, name)
    const row = target && this.row(target, refId(value))
    return target && row ? { type: target, row } : null
  }

  nextId(type: MockType): string {
    const last = this.table(type)
      .all()
      .findLast((row) => !Number.isNaN(Number(row.id)))
    return last ? String(Number(last.id) + 1) : idAt(type, 0)
  }

  insert(
    type: MockType,
    id: string,
    attributes: Record<string, unknown>,
    refs: Record<string, RefValue>,
  ): StoredRow {
    const now = stamp(this.now())
    const all: Record<string, unknown> = {}
    for (const attribute of type.attributes.values()) {
      const given = attributes[attribute.name]
      const stamped = attribute.name === 'created_at' || attribute.name === 'updated_at' ? now : null
      all[attribute.name] = given === undefined ? stamped : given
    }
    const row: StoredRow = {
      id,
      attributes: { ...all, ...attributes },
      refs: { ...refs },
      ...extra(type, attributes),
    }
    this.#change(type, id, null, row)
    return row
  }

  /** Replaces a row. `touch` moves `updated_at` to now, but for changes that PCO does not stamp. */
  update(
    type: MockType,
    id: string,
    attributes: Record<string, unknown>,
    refs: Record<string, RefValue> = {},
    touch = true,
  ): StoredRow | null {
    const before = this.row(type, id)
    if (!before) return null
    const names = Object.keys(attributes)
    const silent = names.length > 0 && names.every((name) => SILENT[type.key]?.includes(name))
    const moves = touch && !silent && type.attributes.has('updated_at')
    const moved = moves ? { updated_at: stamp(this.now()) } : {}
    const row: StoredRow = {
      id,
      attributes: { ...before.attributes, ...moved, ...attributes },
      refs: { ...before.refs, ...refs },
      ...extra(type, attributes, before),
    }
    this.#change(type, id, before, row)
    return row
  }

  remove(type: MockType, id: string): boolean {
    const before = this.row(type, id)
    if (!before) return false
    this.#change(type, id, before, null)
    if (GRAVEYARD[type.key]) {
      const deleted = type.attributes.has('deleted_at') ? { deleted_at: stamp(this.now()) } : {}
      this.table(type).buried.push({ ...before, attributes: { ...before.attributes, ...deleted } })
    }
    return true
  }

  #change(type: MockType, id: string, before: StoredRow | null, after: StoredRow | null): void {
    const table = this.table(type)
    if (after) table.put(after)
    else table.remove(id)
    this.version++
    const change: Change = { type, id, before, after, at: this.now() }
    for (const listener of this.listeners) listener(change)
  }
}
