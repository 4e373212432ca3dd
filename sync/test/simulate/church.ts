import type { MockPco } from '@pcokit/sdk/mock'
import type { AnyRow } from '@pcokit/sdk/runtime'
import type { Book } from './book.ts'
import { childrenOf, familyOf } from './families.ts'
import { Kin } from './kin.ts'
import { PERSON, PLAIN, wordOf } from './streams.ts'
import type { Dice, VirtualTime } from './time.ts'
import type { Weather } from './weather.ts'

/** When one row was there: stretches from → to. */
export type Life = { from: number; to: number | null }[]

/** A stretch in which a user without permission read. */
interface Denial {
  readonly stream: string
  readonly kind: 'refused' | 'empty'
  /** What a list below a parent answers where nothing can be seen: nothing, or 404. */
  readonly lists: 'empty' | 'absent'
  readonly from: number
  readonly to: number
}

/** So many rows of a stream go: a store that missed ten at once would take it for a lost permission. */
const MOST_DELETES = 9

/** The source: a mock's tables, changed by hand, with a journal of what was there when. */
export class Church {
  readonly lives = new Map<string, Map<string, Life>>()
  /** When a row of a stream changed its place in the list's order, or came back into the midst of it. */
  readonly moved = new Map<string, number[]>()
  /** When a row of a stream came with a stamp from before. */
  readonly #late = new Map<string, number[]>()
  readonly denials: Denial[] = []
  readonly kin: Kin
  /** Rows whose last change their stamp tells, by stream, as they were then. */
  readonly #stamped = new Map<string, Map<string, string>>()
  readonly #deletes = new Map<string, number>()
  readonly #removed: { stream: string; row: AnyRow; parent: string | undefined }[] = []
  readonly #seconds: string[]
  #nextId = 700_000_001

  constructor(
    readonly mock: MockPco,
    readonly streams: readonly string[],
    readonly time: VirtualTime,
    readonly dice: Dice,
    readonly book: Book,
    readonly weather: Weather,
  ) {
    const start = time.now
    this.#seconds = [3, 2, 1].map((days) => stampOf(start - days * 86_400_000))
    this.kin = new Kin(mock, streams)
    for (const stream of streams) {
      // Lists that are read by overlapping pages are short by nature: too short for a row to slip between two of them.
      const more = PLAIN.has(stream) ? dice.int(0, 20) : this.#related(stream) ? dice.int(4, 12) : 0
      for (let n = 0; n < more; n++) this.#add(stream)
      for (const row of mock.db.all(stream)) {
        const stamps = this.#stamps(row)
        if (Object.keys(stamps).length > 0) mock.db.update(stream, row.id, stamps, { touch: false })
      }
      this.lives.set(stream, new Map())
    }
    this.#note()
    for (const lives of this.lives.values())
      for (const life of lives.values()) life[0]!.from = Number.NEGATIVE_INFINITY
  }

  /** The edits of one moment. */
  edit(): void {
    const { dice, book } = this
    const stream = dice.pick(this.streams)
    const ids = this.mock.db.ids(stream)
    const roll = dice.next()
    if (roll < 0.3 && ids.length > 0) this.#update(stream, dice.pick(ids), true)
    else if (roll < 0.4 && ids.length > 0) this.#update(stream, dice.pick(ids), false)
    else if (roll < 0.6) this.#insert(stream, false)
    else if (roll < 0.68) this.#insert(stream, true)
    else if (roll < 0.82 && ids.length > 2) this.#delete(stream, dice.pick(ids))
    else if (roll < 0.88 && !this.weather.orderly) this.#comeBack()
    else if (roll < 0.93) this.#merge()
    else if (ids.length > 0 && !this.weather.orderly) this.#move(stream, dice.pick(ids))
    this.#note()
    book.trace('church', `${stream} ${this.mock.db.count(stream)} rows`)
  }

  /** Somebody changes what the credential's user may see, for a while. */
  deny(ms: number): void {
    const kind = this.dice.chance(0.5) ? 'refused' : 'empty'
    const stream = this.dice.pick(this.streams)
    const lists = this.dice.chance(0.5) ? 'empty' : 'absent'
    this.denials.push({ stream, kind, lists, from: this.time.now, to: this.time.now + ms })
    this.book.happened(kind === 'refused' ? 'permission refused' : 'sudden emptiness', true)
  }

  denied(stream: string, at: number = this.time.now): Denial | null {
    return this.denials.find((one) => one.stream === stream && one.from <= at && at < one.to) ?? null
  }

  deniedBetween(
    stream: string,
    from: number,
    to: number,
    such: (denial: Denial) => boolean = () => true,
  ): boolean {
    return this.denials.some((one) => one.stream === stream && one.from <= to && from < one.to && such(one))
  }

  /** Could nothing be seen at a moment, and everything at the two ends? */
  deniedWithin(stream: string, from: number, to: number, at: number): boolean {
    const here = this.denials.filter((one) => one.stream === stream && one.kind === 'empty')
    return here.some((one) => from < one.from && one.from <= at && at < one.to && one.to <= to)
  }

  /** Was the row there all the time? */
  thereFrom(stream: string, id: string, from: number, to: number): boolean {
    const life = this.lives.get(stream)?.get(id) ?? []
    return life.some((one) => one.from <= from && (one.to === null || one.to > to))
  }

  deletedBetween(stream: string, from: number, to: number): boolean {
    const lives = [...(this.lives.get(stream)?.values() ?? [])]
    return lives.some((life) => life.some((one) => one.to !== null && one.to >= from && one.to <= to))
  }

  /** Did a row come into the midst of others that are ordered by a stamp? */
  cameLateBetween(stream: string, from: number, to: number): boolean {
    return (this.#late.get(stream) ?? []).some((at) => at >= from && at <= to)
  }

  /** Did a row change its place in the list's order? */
  movedBetween(stream: string, from: number, to: number): boolean {
    return (this.moved.get(stream) ?? []).some((at) => at >= from && at <= to)
  }

  /**
   * Rows whose last change their stamp tells: what a delta has to bring. Not one that a new primary row of its owner
   * demoted since: that leaves its stamp as it was.
   */
  told(stream: string): string[] {
    const told: string[] = []
    for (const [id, was] of this.#stamped.get(stream) ?? []) {
      const row = this.mock.db.get(stream, id)
      const sameStamp = row?.attributes.updated_at === JSON.parse(was).updated_at
      if (!sameStamp || JSON.stringify(row?.attributes) === was) told.push(id)
    }
    return told
  }

  /** Could an honest read up to the lag behind have found the row deleted? */
  couldBeGone(stream: string, id: string, at: number): boolean {
    const life = this.lives.get(stream)?.get(id) ?? []
    return life.some(
      ({ to }, index) => to !== null && to <= at && (life[index + 1]?.from ?? at) >= at - this.weather.lag,
    )
  }

  #update(stream: string, id: string, touch: boolean): void {
    this.book.happened(touch ? 'edit' : 'edit without a stamp')
    const name = wordOf[stream] ?? 'name'
    this.mock.db.update(stream, id, { [name]: `${name} ${this.dice.int(1, 5)}` }, { touch })
    this.#stamp(stream, id, touch)
  }

  #insert(stream: string, late: boolean): void {
    if (late) this.#late.set(stream, [...(this.#late.get(stream) ?? []), this.time.now])
    const past = late ? stampOf(this.time.now - this.dice.int(1, this.weather.lag)) : null
    const [other] = this.mock.db.all(stream)
    // At once with its stamps: nobody, no webhook either, ever sees it with others.
    const stamps = past === null || !other ? {} : this.#stamps(other, past)
    const row = this.#add(stream, { [wordOf[stream] ?? 'name']: `new ${this.dice.int(1, 5)}`, ...stamps })
    if (!row) return
    const { id } = row
    // One that commits late and is read late besides may lie before any margin.
    this.#stamp(stream, id, !late)
    this.book.happened(late ? 'late commit' : 'insert')
  }

  /** Null for a child where nothing is left that it could lie below. */
  #add(stream: string, attributes: Record<string, string> = {}): AnyRow | null {
    const id = String(this.#nextId++)
    const family = familyOf(stream)
    const parents = family ? this.mock.db.ids(family.parent) : []
    if (family && parents.length === 0) return null
    const owner = family ? this.kin.place(stream, id, this.dice.pick(parents)) : this.#owner(stream)
    return this.mock.db.insert(stream, { id, ...attributes }, owner)
  }

  /** Children, and parents that the mock has none of. */
  #related(stream: string): boolean {
    return (
      familyOf(stream) !== null ||
      (stream === 'giving.Donation' && childrenOf(stream, this.streams).length > 0)
    )
  }

  #delete(stream: string, id: string): void {
    const deletes = this.#deletes.get(stream) ?? 0
    if (deletes >= MOST_DELETES) return
    if (stream === PERSON && this.streams.includes('people.Email')) {
      // A person's emails go along.
      const emails = this.mock.db.all('people.Email').filter((row) => idOf(row, 'person') === id).length
      const gone = (this.#deletes.get('people.Email') ?? 0) + emails
      if (gone > MOST_DELETES) return
      this.#deletes.set('people.Email', gone)
    }
    const below = this.kin.below(stream, id)
    if (below.some((children) => !this.#mayLose(children.stream, children.ids.length))) return
    this.#deletes.set(stream, deletes + 1)
    for (const children of below) for (const child of children.ids) this.#remove(children.stream, child)
    if (below.some(({ ids }) => ids.length > 0)) this.book.happened('parent deleted with children')
    for (const { stream: child, ids } of below)
      this.#deletes.set(child, (this.#deletes.get(child) ?? 0) + ids.length)
    this.#remove(stream, id)
    if (stream === PERSON) this.#stamped.clear()
    this.book.happened('delete')
  }

  /** Without another row that is shown, nothing proves that one is gone: as everywhere, some have to stay. */
  #mayLose(stream: string, rows: number): boolean {
    const deletes = this.#deletes.get(stream) ?? 0
    return rows === 0 || (deletes + rows <= MOST_DELETES && this.mock.db.count(stream) - rows >= 2)
  }

  #remove(stream: string, id: string): void {
    this.#removed.push({ stream, row: this.mock.db.get(stream, id)!, parent: this.kin.above(stream, id) })
    this.mock.db.delete(stream, id)
  }

  #comeBack(): void {
    const index = this.dice.int(0, this.#removed.length - 1)
    const [removed] = this.#removed.length > 0 ? this.#removed.splice(index, 1) : []
    if (!removed || this.mock.db.get(removed.stream, removed.row.id)) return
    const { stream, row, parent } = removed
    const family = familyOf(stream)
    if (family && (parent === undefined || !this.mock.db.get(family.parent, parent))) return
    const owner = family ? this.kin.place(stream, row.id, parent!) : this.#owner(stream)
    this.mock.db.insert(stream, { ...row.attributes, id: row.id }, owner)
    this.mock.db.update(stream, row.id, {})
    this.#stamp(stream, row.id, true)
    this.#moves(stream)
    this.book.happened('row that comes back')
  }

  #merge(): void {
    const ids = this.mock.db.ids(PERSON)
    const deletes = this.#deletes.get(PERSON) ?? 0
    if (!this.streams.includes(PERSON) || ids.length < 4 || deletes >= MOST_DELETES) return
    this.#deletes.set(PERSON, deletes + 1)
    const keep = this.dice.pick(ids)
    const lose = this.dice.pick(ids.filter((id) => id !== keep))
    this.mock.merge(keep, lose)
    this.#stamped.clear()
    this.book.happened('merge')
  }

  /** A stamp is set back by hand or by an import: the row takes another place in an order by it. */
  #move(stream: string, id: string): void {
    const row = this.mock.db.get(stream, id)!
    if (!('created_at' in row.attributes)) return
    const created_at = this.dice.pick(this.#seconds)
    this.mock.db.update(stream, id, { created_at }, { touch: false })
    this.#stamp(stream, id, false)
    this.#moves(stream)
    this.book.happened('row that changes its place')
  }

  #stamp(stream: string, id: string, stamped: boolean): void {
    const rows = this.#stamped.get(stream) ?? new Map()
    this.#stamped.set(stream, rows)
    const row = this.mock.db.get(stream, id)
    if (stamped && row) rows.set(id, JSON.stringify(row.attributes))
    else rows.delete(id)
  }

  #moves(stream: string): void {
    this.moved.set(stream, [...(this.moved.get(stream) ?? []), this.time.now])
  }

  #owner(stream: string): { relationships?: Record<string, string> } {
    if (stream !== 'people.Email' && stream !== 'giving.Donation') return {}
    const people = this.mock.db.ids(`${stream.split('.')[0]}.Person`)
    return people.length > 0 ? { relationships: { person: this.dice.pick(people) } } : {}
  }

  #stamps(row: AnyRow, stamp = this.dice.pick(this.#seconds)): Record<string, string> {
    const names = ['created_at', 'updated_at'].filter((name) => name in row.attributes)
    return Object.fromEntries(names.map((name) => [name, stamp]))
  }

  /** Enters into the journal what came and what went. */
  #note(): void {
    for (const [stream, lives] of this.lives) {
      const there = new Set(this.mock.db.ids(stream))
      for (const id of there) {
        const life = lives.get(id)
        if (!life) lives.set(id, [{ from: this.time.now, to: null }])
        else if (life.at(-1)!.to !== null) life.push({ from: this.time.now, to: null })
      }
      for (const [id, life] of lives) if (!there.has(id)) life.at(-1)!.to ??= this.time.now
    }
  }
}

const stampOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

const idOf = (row: AnyRow, name: string): string | undefined =>
  (row.relationships?.[name]?.data as { id?: string } | null | undefined)?.id
