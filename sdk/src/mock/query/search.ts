/** The `search_…` conditions, which look at several attributes at once (facts §5). */
import type { MockType } from '../model.ts'
import type { Store } from '../store.ts'
import type { StoredRow } from '../table.ts'
import { follow, type View } from '../view.ts'
import { fold } from './order.ts'

type Test = (row: StoredRow) => boolean

const digits = (text: string): string => text.replace(/\D/g, '')

/** Every word asked for starts a word of the name. */
function nameTest(wanted: string): Test {
  const asked = fold(wanted).split(/\s+/).filter(Boolean)
  return (row) => {
    const own = ['name', 'first_name', 'last_name', 'nickname', 'given_name', 'full_name', 'title']
      .map((attribute) => fold(String(row.attributes[attribute] ?? '')))
      .join(' ')
      .split(/\s+/)
    return asked.every((word) => own.some((part) => part.startsWith(word)))
  }
}

function contactTest(
  view: View,
  store: Store,
  type: MockType,
  edge: string,
  matches: (row: StoredRow) => boolean,
): Test {
  const found = type.edges.get(edge)
  if (!found) return () => false
  return (row) => follow(view, store, type, row, found).some((contact) => matches(contact.row))
}

/** The test of a `search_…` name; null for any other attribute. */
export function searchTest(
  view: View,
  store: Store,
  type: MockType,
  attribute: string,
  wanted: string,
): Test | null {
  if (!attribute.startsWith('search_')) return null
  if (wanted === '') return () => true
  const tests: Test[] = []
  if (/name/.test(attribute) || !/email|phone/.test(attribute)) tests.push(nameTest(wanted))
  if (/email/.test(attribute)) {
    const address = wanted.toLowerCase()
    tests.push(
      contactTest(view, store, type, 'emails', (row) =>
        String(row.attributes.address ?? '')
          .toLowerCase()
          .startsWith(address),
      ),
    )
  }
  if (/phone/.test(attribute) && digits(wanted) !== '') {
    const end = digits(wanted)
    tests.push(
      contactTest(view, store, type, 'phone_numbers', (row) =>
        digits(String(row.attributes.number ?? '')).endsWith(end),
      ),
    )
  }
  return (row) => tests.some((test) => test(row))
}
