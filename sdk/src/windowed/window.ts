/** The rule of reading in windows: what to ask for next, given what came. Plain data, so that a reader can resume. */
import type { AnyRow } from '../types/rows.ts'
import { WindowError } from './error.ts'

/** The deepest offset ever asked for: beyond it PCO's limit is a fraction of the usual. */
export const DEEPEST = 30_000
/** Ids remembered of what was read last: a page that holds one of them joins on. */
const TAIL = 20

/** Where a reading in windows stands. */
export interface Window {
  /** The attribute windows are cut by. */
  readonly stamp: string
  /** Does the list sort by it? */
  readonly ordered: boolean
  /** The deepest offset asked for. */
  readonly deepest: number
  /** Nothing from here on is read (`YYYY-MM-DDTHH:MM:SSZ`): the set below does not grow. */
  readonly until: string
  /** The first pages are read without a range: rows without a stamp come there, and short lists end there. */
  readonly head: boolean
  /** The window: from `from` on, below `to`. */
  readonly from: string | null
  readonly to: string
  readonly offset: number
  /** Rows in the window by the last count; null before one. */
  readonly total: number | null
  /** Rows in the whole list below `until`, as far as is known. */
  readonly all: number | null
  /** Rows without a stamp. */
  readonly unstamped: number
  /** The first page of the first window is yet to come. */
  readonly first: boolean
  /** The count fell from the head to the first window (rows went, or some have no stamp), or rose inside a window. */
  readonly doubt: boolean
  /** Ids of the last rows read. */
  readonly tail: readonly string[]
  /** The last stamp read and the offset where it begins. */
  readonly edge: { readonly at: string; readonly offset: number } | null
  readonly done: boolean
}

/** What is used of a page. */
export interface WindowPage {
  readonly offset: number
  readonly rows: readonly AnyRow[]
  readonly nextOffset: number | null
  readonly total: number | null
}

/** The time as PCO writes it, without the part of a second. */
export const secondOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

/** A reading that has not begun. `until` in ms. */
export const newWindow = (stamp: string, ordered: boolean, until: number, deepest = DEEPEST): Window => ({
  stamp,
  ordered,
  deepest,
  until: secondOf(until),
  head: true,
  from: null,
  to: secondOf(until),
  offset: 0,
  total: null,
  all: null,
  unstamped: 0,
  first: false,
  doubt: false,
  tail: [],
  edge: null,
  done: false,
})

/** The query of a window, without its offset. */
export function askOf({ stamp, ordered, head, from, to }: Window): {
  readonly where?: { readonly [stamp: string]: { readonly gte?: string; readonly lt: string } }
  readonly order?: string
} {
  return {
    ...(!head && { where: { [stamp]: { ...(from !== null && { gte: from }), lt: to } } }),
    ...(ordered && { order: stamp }),
  }
}

/** What a page means. */
export interface Step {
  readonly window: Window
  /** False when the page is asked for again, from farther back: its rows come once more. */
  readonly accepted: boolean
}

/**
 * The reading after a page of it. Where the count fell, rows moved up into pages already read: it steps back by
 * the difference, unless the page holds on to what was read last.
 * @throws WindowError when the list does not keep to what was asked
 */
export function advance(window: Window, page: WindowPage): Step {
  const { offset, rows, total } = page
  const stamps = stampsOf(window, rows)
  if (!window.head) inside(window, stamps)
  if (window.ordered) inOrder(window, stamps)
  const fallen = window.total !== null && total !== null ? Math.max(0, window.total - total) : 0
  const all = window.head ? total : window.all === null ? null : window.all - fallen
  // A frozen window does not grow: a count that rises says that a page before it was read from a poorer copy.
  const risen = !window.head && window.total !== null && total !== null && total > window.total
  const doubt = window.doubt || risen || (window.first && fallen > 0)
  const counted: Window = { ...window, total: total ?? window.total, all, doubt, first: false }
  const known = new Set(window.tail)
  const joins = offset === 0 || rows.some(({ id }) => known.has(id))
  if (!window.head && !window.ordered && total !== null && total > window.deepest)
    return { window: halved(counted, stamps), accepted: false }
  const lost = fallen > 0 || (window.from !== null && window.ordered && window.edge === null)
  if (lost && !joins) {
    // A window that begins where another ended joins on at its start by its range alone.
    const far = fallen > 0 ? fallen + 1 : offset
    return { window: { ...counted, offset: Math.max(0, offset - far) }, accepted: false }
  }
  const tail = rows.length > 0 ? rows.slice(-TAIL).map(({ id }) => id) : window.tail
  const next = offset + rows.length
  const edge = edgeOf(window, offset, stamps)
  const ends = rows.length === 0 || (page.nextOffset === null && (total === null || next >= total))
  const read: Window = { ...counted, offset: next, tail, edge }
  if (window.head) return { window: afterHead(read, stamps, ends), accepted: true }
  if (ends) return { window: afterWindow(read), accepted: true }
  if (next <= window.deepest) return { window: read, accepted: true }
  return { window: window.ordered ? fromEdge(read) : halved(read, stamps), accepted: true }
}

const time = (stamp: string): number => Date.parse(stamp)

/** @throws WindowError when rows came without the attribute */
function stampsOf({ stamp }: Window, rows: readonly AnyRow[]): (string | null)[] {
  return rows.map(({ attributes }) => {
    const value = (attributes as AnyRow['attributes'] | undefined)?.[stamp]
    if (value === undefined)
      throw new WindowError('no_stamp', `Rows came without ${stamp}: name it in \`fields\` too.`)
    return typeof value === 'string' ? value : null
  })
}

function inside({ stamp, from, to }: Window, stamps: readonly (string | null)[]): void {
  const [low, high] = [from === null ? Number.NEGATIVE_INFINITY : time(from), time(to)]
  const stray = stamps.find((at) => at === null || time(at) < low || time(at) >= high)
  if (stray === undefined) return
  const range = `${from === null ? '' : `${from} <= `}${stamp} < ${to}`
  throw new WindowError(
    'filter_ignored',
    `Asked for ${range}, a row of ${stray} came: the filter is ignored.`,
  )
}

function inOrder({ stamp }: Window, stamps: readonly (string | null)[]): void {
  let last = Number.NEGATIVE_INFINITY
  for (const at of stamps) {
    if (at === null) continue
    if (time(at) < last)
      throw new WindowError('order_ignored', `Asked for the order ${stamp}, rows came in another one.`)
    last = time(at)
  }
}

/** Where the last stamp begins. */
function edgeOf(window: Window, offset: number, stamps: readonly (string | null)[]): Window['edge'] {
  const at = stamps.at(-1)
  if (at == null) return window.edge
  const first = stamps.indexOf(at)
  return first === 0 && window.edge?.at === at ? window.edge : { at, offset: offset + first }
}

/** Out of the head into the first window, past the rows of it that came already. */
function afterHead(read: Window, stamps: readonly (string | null)[], ends: boolean): Window {
  const nulls = stamps.filter((at) => at === null).length
  const below = stamps.filter((at) => at !== null && time(at) < time(read.until)).length
  // In order they come first, before this page too.
  const unstamped = read.ordered ? read.offset - stamps.length + nulls : nulls
  const total = read.total === null ? null : read.total - unstamped
  if (ends) return { ...read, unstamped, all: total, done: true }
  // Some lie behind the window: it has begun in the past, or the clock is behind.
  const beyond = nulls + below < stamps.length
  if (read.ordered && beyond) return { ...read, unstamped, all: below, done: true, doubt: true }
  if (read.ordered && below === 0) {
    if (read.offset <= read.deepest) return { ...read, unstamped }
    throw new WindowError('unstamped_rows', `More than ${read.deepest} rows have no ${read.stamp}.`)
  }
  const edge = read.edge && { ...read.edge, offset: read.edge.offset - unstamped }
  return { ...read, head: false, first: true, unstamped, total, all: total, offset: below, edge }
}

/** What comes after the last page of a window. */
function afterWindow(read: Window): Window {
  if (read.to === read.until) return { ...read, done: true }
  return { ...read, from: read.to, to: read.until, offset: 0, total: null, tail: [], edge: null }
}

/** A window that begins with the last second read, past its rows but one: no page is paid twice. */
function fromEdge(read: Window): Window {
  const { at, offset } = read.edge!
  const past = Math.max(0, read.offset - offset - 1)
  if (past > read.deepest || at === read.from)
    throw new WindowError('second_too_dense', `More than ${read.deepest} rows have ${read.stamp} ${at}.`)
  return { ...read, from: at, offset: past, total: null, edge: null }
}

/** The first part of a window that is too long for offsets, by time. */
function halved(window: Window, stamps: readonly (string | null)[]): Window {
  const { stamp, deepest, total } = window
  const oldest = Math.min(...stamps.map((at) => time(at!)))
  const low = Math.max(oldest, window.from === null ? 0 : time(window.from))
  // As long as offsets reach, were rows spread evenly.
  const share = Math.min(0.5, (0.9 * deepest) / (total ?? deepest))
  const middle = secondOf(low + Math.max(1000, (time(window.to) - low) * share))
  if (time(middle) <= low || time(middle) >= time(window.to))
    throw new WindowError('second_too_dense', `More than ${deepest} rows have ${stamp} ${middle}.`)
  return { ...window, to: middle, offset: 0, total: null, tail: [], edge: null }
}
