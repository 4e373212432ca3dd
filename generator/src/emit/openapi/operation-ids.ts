import type { OperationModel } from '../../model/types.ts'

/** The longest operationId: some generators turn them into file names. */
const LONGEST = 60

const verbs: { readonly [kind in OperationModel['kind']]: string } = {
  list: 'list',
  get: 'get',
  toOne: 'getOne',
  create: 'create',
  update: 'update',
  delete: 'delete',
  action: '',
}

const pascal = (word: string): string =>
  word
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

/**
 * The words of a path, a collection and its variable being one: `/people/{person_id}/emails` is Person, Emails.
 * `/lists/{list_id}/people` and `/people/{person_id}/lists` so stay apart.
 */
function words(path: string): string[] {
  const segments = path.split('/').filter(Boolean)
  const found: string[] = []
  segments.forEach((segment, i) => {
    if (segment.startsWith('{')) found.push(pascal(segment.slice(1, -1).replace(/_id(_\d+)?$/, '')))
    else if (!segments[i + 1]?.startsWith('{')) found.push(pascal(segment))
  })
  return found
}

/** From the most readable to the most precise; the first that nobody has yet is taken. */
function* candidates(operation: OperationModel): Generator<string> {
  const { kind, method, path, type } = operation
  const verb = verbs[kind] || (method === 'POST' ? 'do' : method.toLowerCase())
  const parts = words(path)
  const last = kind === 'create' && type !== null ? type : (parts.pop() ?? 'Root')
  if (kind === 'create') parts.pop()
  // Drops the outermost parents until the name is short enough.
  for (let from = 0; from <= parts.length; from++) {
    const name = verb + parts.slice(from).join('') + last
    if (name.length <= LONGEST) yield name
  }
  const segments = path.split('/').filter(Boolean)
  yield verb +
    segments
      .map(pascal)
      .join('')
      .slice(-(LONGEST - verb.length))
  const stem = (verb + parts.slice(0, 1).join('') + last).slice(0, LONGEST - 3)
  for (let n = 2; ; n++) yield stem + n
}

/**
 * A short unique operationId for each operation. Real operations choose before those below to-one edges, and
 * short paths before long ones, so that a new deep path never renames a known one.
 */
export function operationIds(operations: readonly OperationModel[]): Map<OperationModel, string> {
  const depth = (operation: OperationModel): number => operation.path.split('/').length
  const order = [...operations].sort(
    (a, b) => Number(a.belowToOne) - Number(b.belowToOne) || depth(a) - depth(b),
  )
  const taken = new Set<string>()
  const ids = new Map<OperationModel, string>()
  for (const operation of order) {
    for (const candidate of candidates(operation)) {
      // Compared without case: names become files on systems that know no difference.
      if (taken.has(candidate.toLowerCase())) continue
      taken.add(candidate.toLowerCase())
      ids.set(operation, candidate)
      break
    }
  }
  return ids
}
