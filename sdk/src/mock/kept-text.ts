/**
 * Rows as text, kept as long as the row itself: walking a large list again and again costs a join, about a tenth
 * of rendering it. Only for rows whose text depends on nothing but themselves.
 */
import type { MockType } from './model.ts'
import { type Rendering, render } from './render.ts'
import type { StoredRow } from './table.ts'

const kept = new WeakMap<StoredRow, { readonly origin: string; readonly text: string }>()
const plain = new WeakMap<MockType, boolean>()

/** Whether a row says the same wherever it is listed: its address is at the top, and no relationship is joined. */
function isPlain(type: MockType): boolean {
  const known = plain.get(type)
  if (known !== undefined) return known
  const top = type.home?.parent?.parent?.parent === null
  const joined = [...type.relations.values()].some(
    ({ name, onInclude }) => !onInclude && type.edges.get(name)?.rule.kind === 'through',
  )
  plain.set(type, top && !joined)
  return top && !joined
}

/** The rows of a page as JSON texts; null when they have to be rendered. */
export function rowTexts(r: Rendering, type: MockType, rows: readonly StoredRow[]): readonly string[] | null {
  if (r.query.include.length > 0 || r.query.fields.size > 0 || !isPlain(type)) return null
  return rows.map((row) => {
    const before = kept.get(row)
    if (before?.origin === r.origin) return before.text
    const text = JSON.stringify(render(r, [{ type, row }], false, null).data[0])
    kept.set(row, { origin: r.origin, text })
    return text
  })
}
