import { byName } from '../load/names.ts'
import type { LoadedProduct, LoadedSpec } from '../load/types.ts'
import { checkCorrections } from './corrections.ts'
import { checkMarkers, checkShapes } from './files.ts'
import { type Finding, finding } from './finding.ts'
import { checkPaths } from './paths.ts'
import { checkReferences } from './references.ts'

export type { Finding, FindingCode } from './finding.ts'

/** One event of one name: two types that claim it could not be told apart in a delivery. */
const checkEvents = (product: LoadedProduct): Finding[] => {
  const owners = new Map<string, string>()
  return product.resources.flatMap((resource) =>
    Object.keys(resource.declaration.webhooks ?? {}).flatMap((name) => {
      const owner = owners.get(name)
      owners.set(name, owner ?? resource.type)
      if (owner === undefined) return []
      return [
        finding(
          'event_twice',
          resource.locate('webhooks', name),
          `${owner} has the event ${name} too`,
          'Keep it with one type',
        ),
      ]
    }),
  )
}

const checkProduct = (product: LoadedProduct): Finding[] => {
  const shapes = [...checkShapes(product), ...checkMarkers(product)]
  if (shapes.some(({ code }) => code === 'wrong_shape')) return shapes
  return [
    ...shapes,
    ...checkReferences(product),
    ...checkPaths(product),
    ...checkCorrections(product),
    ...checkEvents(product),
  ]
}

/**
 * Checks a loaded spec. Sorted by file and line; a spec without errors can be generated from.
 *
 * @example
 * const errors = checkSpec(loadSpec('spec')).filter(({ severity }) => severity === 'error')
 */
export const checkSpec = (spec: LoadedSpec): Finding[] =>
  spec.products
    .flatMap(checkProduct)
    .sort((a, b) => byName(a.file, b.file) || a.line - b.line || byName(a.problem, b.problem))
