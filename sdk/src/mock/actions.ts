/** Actions: verbs below a row. Most change a state PCO does not document; those that are known are done. */
import type { Answer } from './answer.ts'
import type { Reading } from './reads.ts'
import { single } from './reads.ts'
import type { Target } from './router.ts'
import { EMPTY_ANSWER } from './specials.ts'
import type { Store } from './store.ts'
import { stamp } from './time.ts'
import type { Found } from './view.ts'
import { removeRow } from './writes.ts'

type Effect = (store: Store, on: Found) => void

const stampNow = (store: Store): string => stamp(store.now())
const setStatus =
  (status: string): Effect =>
  (store, { type, row }) => {
    if (type.attributes.has('status')) store.update(type, row.id, { status })
  }
const archive =
  (value: boolean): Effect =>
  (store, { type, row }) => {
    if (type.attributes.has('archived_at'))
      store.update(type, row.id, { archived_at: value ? stampNow(store) : null })
  }
const stage =
  (attributes: (store: Store) => Record<string, unknown>): Effect =>
  (store, { type, row }) =>
    void store.update(type, row.id, attributes(store))

/** `Type.action`, or an action's name for every type that has it. */
const EFFECTS: { readonly [action: string]: Effect } = {
  archive: archive(true),
  unarchive: archive(false),
  'giving.Batch.commit': (store, { type, row }) => {
    store.update(type, row.id, { status: 'committed', committed_at: stampNow(store) })
  },
  'people.WorkflowCard.promote': stage(() => ({ stage: 'ready' })),
  'people.WorkflowCard.go_back': stage(() => ({ stage: 'ready' })),
  'people.WorkflowCard.snooze': stage((store) => ({
    stage: 'snoozed',
    snooze_until: stamp(store.now() + 86_400_000),
  })),
  'people.WorkflowCard.unsnooze': stage(() => ({ stage: 'ready', snooze_until: null })),
  'people.WorkflowCard.remove': stage((store) => ({ stage: 'removed', removed_at: stampNow(store) })),
  'people.WorkflowCard.restore': stage(() => ({ stage: 'ready', removed_at: null })),
  'webhooks.WebhookSubscription.rotate_secret': (store, { type, row }) => {
    const before = String(row.attributes.authenticity_secret ?? '')
    const count = Number(/-(\d+)$/.exec(before)?.[1] ?? 0) + 1
    store.update(type, row.id, { authenticity_secret: `secret-${row.id}-${count}` })
  },
  'webhooks.Event.ignore': setStatus('ignored_skipped'),
  'webhooks.Event.redeliver': setStatus('pending'),
  accept: setStatus('C'),
  decline: setStatus('D'),
}

/** Does an action; answers 201 with the row it returns, or 204. */
export function act(r: Reading, target: Extract<Target, { kind: 'action' }>): Answer {
  const { node, on } = target
  const name = node.segment
  const effect = on ? (EFFECTS[`${on.type.key}.${name}`] ?? EFFECTS[name]) : undefined
  if (on && effect) effect(r.store, on)
  else if (on && node.action === 'DELETE') removeRow(r.store, on.type, on.row.id)
  const empty: Answer = { status: 204, headers: {}, body: null }
  if (node.type === null || (on && EMPTY_ANSWER.has(`${on.type.key}.${name}`))) return empty
  const type = r.product.types.get(node.type)
  if (!type) return empty
  const row = on?.type === type ? r.store.row(type, on.row.id) : r.store.table(type).all()[0]
  if (!row) return empty
  return single(
    r,
    { kind: 'row', node, type, row, parent: null, on: null },
    node.action === 'GET' ? 200 : 201,
  )
}
