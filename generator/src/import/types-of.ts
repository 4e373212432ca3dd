import type { OpenApiDocument, Schema } from './document.ts'
import { resolver } from './document.ts'

/** The schemas that belong to one resource type. */
export interface TypeSchemas {
  readonly type: string
  readonly attributes: Readonly<Record<string, Schema>>
  /** Null where the document does not list them. */
  readonly renderable: ReadonlySet<string> | null
  readonly relationships: Readonly<Record<string, Schema>>
  readonly assignable: Readonly<Record<'create' | 'update', AssignableSchemas>>
}

export interface AssignableSchemas {
  readonly attributes: Readonly<Record<string, Schema>>
  readonly relationships: Readonly<Record<string, Schema>>
}

const SUFFIX = '_resource'

/** Every resource type of a document. Types are named by the `enum` of their `type` member. */
export const typesOf = (document: OpenApiDocument): Map<string, TypeSchemas> => {
  const schemas = document.components?.schemas ?? {}
  const resolve = resolver(document)
  const types = new Map<string, TypeSchemas>()
  for (const [key, schema] of Object.entries(schemas)) {
    const type = schema.properties?.type?.enum?.[0]
    if (!key.endsWith(SUFFIX) || typeof type !== 'string') continue
    const stem = key.slice(0, -SUFFIX.length)
    const part = (name: string) => schemas[`${stem}_${name}`]
    const members = (name: string) => part(name)?.properties ?? {}
    const renderable = part('renderable_attributes_enum')?.enum
    const assignable = (when: string): AssignableSchemas => ({
      attributes: members(`attributes_assignable_on_${when}`),
      relationships: members(`relationships_assignable_on_${when}`),
    })
    types.set(type, {
      type,
      attributes: resolve(schema.properties?.attributes)?.properties ?? {},
      renderable: renderable === undefined ? null : new Set(renderable.map(String)),
      relationships: resolve(schema.properties?.relationships)?.properties ?? {},
      assignable: { create: assignable('create'), update: assignable('update') },
    })
  }
  return types
}
