import type { OpenApiDocument, Operation, Parameter, Schema } from './document.ts'
import { resolver } from './document.ts'

export type OperationKind = 'list' | 'get' | 'toOne' | 'create' | 'update' | 'delete' | 'action'

/** One operation of a document, before it is given to a type. */
export interface FoundOperation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** With variables made unique: `/folders/{folder_id}/folders/{folder_id_2}`. */
  readonly path: string
  /** With every variable as `*`. */
  readonly star: string
  readonly kind: OperationKind
  /** The resource type that comes back; for a DELETE, the one that stands there. */
  readonly type: string | null
  readonly parameters: readonly Parameter[]
  readonly summary: string
  readonly description: string
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete'] as const

export const star = (path: string): string => path.replace(/\{[^}]*\}/g, '*')
const isVariable = (segment: string): boolean => segment.startsWith('{')

/**
 * Names of the variables, one for each place in the tree. PCO's documents repeat names within a path
 * (`/folders/{folder_id}/folders/{folder_id}`), which no generator can call, and name one place differently from
 * path to path; the item path itself decides, and a repeated name gets a number.
 */
export const variableNames = (paths: readonly string[]): ((path: string) => string) => {
  const wanted = new Map<string, string>()
  const byLength = [...paths].sort(
    (a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : a > b ? 1 : 0),
  )
  for (const path of byLength) {
    const segments = path.split('/')
    segments.forEach((segment, i) => {
      const place = star(segments.slice(0, i + 1).join('/'))
      if (isVariable(segment) && !wanted.has(place)) wanted.set(place, segment.slice(1, -1))
    })
  }
  return (path) => {
    const seen = new Map<string, number>()
    const segments = path.split('/')
    return segments
      .map((segment, i) => {
        if (!isVariable(segment)) return segment
        const name = wanted.get(star(segments.slice(0, i + 1).join('/'))) ?? segment.slice(1, -1)
        const count = (seen.get(name) ?? 0) + 1
        seen.set(name, count)
        return count === 1 ? `{${name}}` : `{${name}_${count}}`
      })
      .join('/')
  }
}

/** Every operation of a document, in the order of the document. */
export const operationsOf = (document: OpenApiDocument): FoundOperation[] => {
  const resolve = resolver(document)
  const rename = variableNames(Object.keys(document.paths))

  const answer = (operation: Operation): { type: string | null; many: boolean } => {
    const [, ok] = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2')) ?? []
    const [media] = Object.values(resolve(ok)?.content ?? {})
    const data: Schema | undefined = resolve(resolve(media?.schema)?.properties?.data)
    const row = data?.type === 'array' ? resolve(data.items) : data
    const type = row?.properties?.type?.enum?.[0]
    return { type: typeof type === 'string' ? type : null, many: data?.type === 'array' }
  }

  const kindOf = (method: (typeof METHODS)[number], type: string | null, many: boolean): OperationKind => {
    if (method === 'get') return many ? 'list' : type === null ? 'action' : 'get'
    if (method === 'post') return type === null ? 'action' : 'create'
    if (method === 'delete') return 'delete'
    return 'update'
  }

  const found = Object.entries(document.paths).flatMap(([raw, item]) =>
    METHODS.flatMap((method): FoundOperation[] => {
      const operation = item[method]
      if (operation === undefined) return []
      const { type, many } = answer(operation)
      const path = rename(raw)
      return [
        {
          method: method.toUpperCase() as FoundOperation['method'],
          path,
          star: star(path),
          kind: kindOf(method, type, many),
          type,
          parameters: (operation.parameters ?? []).flatMap((parameter) => resolve(parameter) ?? []),
          summary: item.summary ?? '',
          description: item.description ?? '',
        },
      ]
    }),
  )
  return typeDeletes(found)
}

/** A DELETE answers nothing: its type is that of the row at the same path, else of the collection above it. */
const typeDeletes = (operations: readonly FoundOperation[]): FoundOperation[] => {
  const types = new Map<string, string>()
  for (const { star, type } of operations) if (type !== null && !types.has(star)) types.set(star, type)
  return operations.map((operation) =>
    operation.kind === 'delete'
      ? {
          ...operation,
          type: types.get(operation.star) ?? types.get(operation.star.replace(/\/\*$/, '')) ?? null,
        }
      : operation,
  )
}
