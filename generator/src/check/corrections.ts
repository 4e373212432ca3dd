import type { Json, JsonObject } from '../load/literal.ts'
import { applyPatch, equalJson, isObject } from '../load/patch.ts'
import type { LoadedCorrection, LoadedProduct } from '../load/types.ts'
import { type Finding, finding } from './finding.ts'

interface Corrected {
  readonly imported: unknown
  readonly corrections: readonly LoadedCorrection[]
}

/** Corrections that say what is so anyway, or speak of what is not there: upstream has moved on. */
export const checkCorrections = (product: LoadedProduct): Finding[] => [
  ...check(product, 'keep'),
  ...product.resources.flatMap((resource) => check(resource, 'remove')),
]

const check = ({ imported, corrections }: Corrected, nulls: 'remove' | 'keep'): Finding[] => {
  if (imported === null) return []
  let value = imported as Json
  return corrections.flatMap((correction) => {
    const before = value
    value = applyPatch(before, correction.set, nulls)
    return leaves(correction.set).flatMap(({ path, leaf }) =>
      judge(correction, path, leaf, before, value, nulls),
    )
  })
}

const judge = (
  { declaration, path: root }: LoadedCorrection,
  path: readonly string[],
  leaf: Json,
  before: Json,
  after: Json,
  nulls: 'remove' | 'keep',
): Finding[] => {
  // The type names what is corrected; extensions repeat it.
  if (path.length === 1 && path[0] === 'type') return []
  const at = declaration.locate([...root, ...path])
  const name = path.join('.')
  if (path.length === 0)
    return [finding('correction_touches_nothing', at, 'The correction sets nothing', 'Remove it')]
  if (leaf === null && nulls === 'remove') {
    if (valueAt(before, path) !== undefined) return []
    return [
      finding('correction_touches_nothing', at, `There is no \`${name}\` to remove`, 'Remove the correction'),
    ]
  }
  if (!equalJson(valueAt(before, path), valueAt(after, path))) return []
  const problem = `\`${name}\` is so without this correction`
  return [finding('moot_correction', at, problem, 'Remove it: the document says the same now', 'warning')]
}

const leaves = (value: Json, path: readonly string[] = []): { path: readonly string[]; leaf: Json }[] => {
  if (!isObject(value) || Object.keys(value).length === 0) return [{ path, leaf: value }]
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]))
}

/** Follows a path through long and short forms alike. */
const valueAt = (value: Json, path: readonly string[]): Json | undefined => {
  let current: Json | undefined = value
  for (const key of path) {
    if (Array.isArray(current)) current = current.includes(key) ? {} : undefined
    else if (typeof current === 'string' && key === 'type') return current
    else current = isObject(current) ? (current as JsonObject)[key] : undefined
  }
  return current
}
