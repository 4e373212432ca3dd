import type { Location } from '../load/error.ts'
import { camelCase } from '../load/names.ts'
import type { LoadedProduct } from '../load/types.ts'
import { belowOf, HTTP, isVariable, KINDS, segmentsOf, starOf, variablesOf } from '../model/paths.ts'
import { type Finding, finding } from './finding.ts'

interface Use {
  readonly method: string
  readonly path: string
  /** Below a to-one edge: in `raw` only, so it makes no handle. */
  readonly raw: boolean
  readonly at: Location
}

const usesOf = (product: LoadedProduct): Use[] =>
  product.resources.flatMap((resource) => {
    const { endpoints, actions = {} } = resource.declaration
    const declared = Object.entries(endpoints).flatMap(([path, endpoint]) => {
      const below = belowOf(path, endpoint)
      return [
        ...KINDS.flatMap((kind): Use[] =>
          endpoint[kind] === undefined
            ? []
            : [{ method: HTTP[kind], path, raw: false, at: resource.locate('endpoints', path, kind) }],
        ),
        ...(below?.kinds ?? []).map((kind): Use => {
          return {
            method: HTTP[kind],
            path: below?.path ?? path,
            raw: true,
            at: resource.locate('endpoints', path, 'below'),
          }
        }),
      ]
    })
    const acted = Object.entries(actions).flatMap(([name, { method = 'POST', paths }]) =>
      paths.map(
        (path): Use => ({ method, path, raw: false, at: resource.locate('actions', name, 'paths', path) }),
      ),
    )
    return [...declared, ...acted]
  })

/** Words that a handle has already, on every path. `then` would make a handle a promise. */
const RESERVED = new Set(['list', 'get', 'create', 'update', 'delete', 'then'])
/** Words that every function has: a collection is called with an id. */
const OF_FUNCTIONS = new Set([
  'name',
  'length',
  'call',
  'apply',
  'bind',
  'arguments',
  'caller',
  'prototype',
  'toString',
])

/** Paths that stand twice, variables that repeat or change their name, segments that cannot be properties. */
export const checkPaths = (product: LoadedProduct): Finding[] => {
  const uses = usesOf(product)
  return [...twice(uses), ...variables(uses), ...handles(uses.filter(({ raw }) => !raw))]
}

const twice = (uses: readonly Use[]): Finding[] => {
  const seen = new Map<string, Use>()
  return uses.flatMap((use) => {
    const key = `${use.method} ${starOf(use.path)}`
    const first = seen.get(key)
    seen.set(key, first ?? use)
    if (first === undefined) return []
    const problem = `${use.method} ${use.path} is declared in ${first.at.file}:${first.at.line} too`
    return [finding('path_twice', use.at, problem, 'Keep it with the type that it returns')]
  })
}

const variables = (uses: readonly Use[]): Finding[] => {
  const names = new Map<string, { name: string; at: Location }>()
  const said = new Set<string>()
  return uses.flatMap(({ path, at }) => {
    const found: Finding[] = []
    const own = variablesOf(path)
    const repeated = own.find((name, i) => own.indexOf(name) !== i)
    if (repeated !== undefined && !said.has(path)) {
      found.push(
        finding(
          'variable_twice',
          at,
          `{${repeated}} stands twice in ${path}`,
          `Call the second one {${repeated}_2}`,
        ),
      )
    }
    const segments = path.split('/')
    segments.forEach((segment, i) => {
      if (!isVariable(segment)) return
      const place = starOf(segments.slice(0, i + 1).join('/'))
      const name = segment.slice(1, -1)
      const first = names.get(place)
      names.set(place, first ?? { name, at })
      if (first === undefined || first.name === name || said.has(`${place} ${name}`)) return
      said.add(`${place} ${name}`)
      const problem = `${segment} of ${path} is {${first.name}} in ${first.at.file}:${first.at.line}`
      found.push(finding('variable_renamed', at, problem, `Write {${first.name}} here too`))
    })
    said.add(path)
    return found
  })
}

const handles = (uses: readonly Use[]): Finding[] => {
  const segments = new Map<string, Map<string, { segment: string; at: Location }>>()
  const callable = new Set(
    uses.flatMap(({ path }) =>
      placesOf(path).flatMap(({ parent, segment }) => (segment === '*' ? [parent] : [])),
    ),
  )
  return uses.flatMap(({ path, at }) =>
    placesOf(path).flatMap(({ parent, segment }) => {
      if (segment === '*') return []
      const keys = segments.get(parent) ?? new Map<string, { segment: string; at: Location }>()
      segments.set(parent, keys)
      const key = camelCase(segment)
      const first = keys.get(key)
      if (first?.segment === segment) return []
      keys.set(key, first ?? { segment, at })
      const taken = RESERVED.has(key) || (callable.has(parent) && OF_FUNCTIONS.has(key))
      if (first === undefined && !taken) return []
      const problem = taken
        ? `\`${segment}\` of ${path} would be \`.${key}\`, which every handle has already`
        : `\`${segment}\` of ${path} would be \`.${key}\`, and so would \`${first?.segment}\``
      return [finding('handle_collision', at, problem, 'Remove the path from the spec and call it by `raw`')]
    }),
  )
}

const placesOf = (path: string): { parent: string; segment: string }[] => {
  const segments = segmentsOf(starOf(path))
  return segments.map((segment, i) => ({ parent: segments.slice(0, i).join('/'), segment }))
}
