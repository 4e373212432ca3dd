export type Subject =
  | 'product'
  | 'type'
  | 'attribute'
  | 'relationship'
  | 'operation'
  | 'include'
  | 'order'
  | 'where'
  | 'filter'
  | 'create'
  | 'update'
  | 'webhook'

/** One difference between two specs. */
export interface Change {
  readonly product: string
  readonly subject: Subject
  readonly kind: 'added' | 'removed' | 'changed'
  /** `Person.first_name`, `GET /people/{person_id}`. */
  readonly name: string
  /** A program that compiled and ran against the old side may not do so against the new one. */
  readonly breaking: boolean
  /** What changed, `type string → integer`; empty where `kind` says it all. */
  readonly detail: string
}

/** Compares two lists by key: what is gone breaks, what is new does not, what is in both is for `both` to say. */
export const compare = <T>(
  before: readonly T[],
  after: readonly T[],
  key: (item: T) => string,
  describe: (item: T) => Omit<Change, 'kind' | 'breaking' | 'detail'>,
  both: (before: T, after: T) => Change[] = () => [],
): Change[] => {
  const old = new Map(before.map((item) => [key(item), item]))
  const now = new Map(after.map((item) => [key(item), item]))
  const removed = [...old].filter(([name]) => !now.has(name)).map(([, item]) => item)
  const added = [...now].filter(([name]) => !old.has(name)).map(([, item]) => item)
  return [
    ...removed.map((item): Change => ({ ...describe(item), kind: 'removed', breaking: true, detail: '' })),
    ...added.map((item): Change => ({ ...describe(item), kind: 'added', breaking: false, detail: '' })),
    ...[...old].flatMap(([name, item]) => {
      const match = now.get(name)
      return match === undefined ? [] : both(item, match)
    }),
  ]
}
