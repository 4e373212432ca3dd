import type { ActionModel, AssignableModel, ResourceModel } from '../../model/types.ts'
import type { Json, JsonObject } from './json.ts'
import { attributeSchema, orNull, valueSchema } from './values.ts'

export const schemaRef = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })

/** Schemas every product has. Names that no resource type has: PCO's types are one word. */
export const sharedSchemas: { readonly [name: string]: JsonObject } = {
  'pco.Errors': {
    type: 'object',
    required: ['errors'],
    properties: { errors: { type: 'array', items: schemaRef('pco.Error') } },
  },
  'pco.Error': {
    type: 'object',
    properties: {
      status: { type: 'string' },
      code: { type: 'string' },
      title: { type: 'string' },
      detail: { type: 'string' },
      source: { type: 'object', properties: { parameter: { type: 'string' } } },
      meta: { type: 'object', additionalProperties: true },
    },
  },
  'pco.Identifier': {
    type: 'object',
    required: ['type', 'id'],
    properties: { type: { type: 'string' }, id: { type: 'string' } },
  },
  'pco.Links': { type: 'object', additionalProperties: { type: ['string', 'null'] } },
  'pco.Meta': {
    type: 'object',
    properties: {
      total_count: { type: 'integer' },
      count: { type: 'integer' },
      next: schemaRef('pco.Offset'),
      prev: schemaRef('pco.Offset'),
      can_order_by: schemaRef('pco.Names'),
      can_query_by: schemaRef('pco.Names'),
      can_include: schemaRef('pco.Names'),
      can_filter: schemaRef('pco.Names'),
      parent: schemaRef('pco.Identifier'),
    },
    additionalProperties: true,
  },
  'pco.Names': { type: 'array', items: { type: 'string' } },
  'pco.Offset': { type: 'object', required: ['offset'], properties: { offset: { type: 'integer' } } },
  'pco.Row': {
    type: 'object',
    required: ['type', 'id'],
    properties: {
      type: { type: 'string' },
      id: { type: 'string' },
      attributes: { type: 'object', additionalProperties: true },
      relationships: { type: 'object', additionalProperties: true },
      links: schemaRef('pco.Links'),
    },
  },
  'pco.ToOne': {
    type: 'object',
    required: ['data'],
    properties: {
      data: { oneOf: [schemaRef('pco.Identifier'), { type: 'null' }] },
      links: schemaRef('pco.Links'),
    },
  },
  'pco.ToMany': {
    type: 'object',
    required: ['data'],
    properties: {
      data: { type: 'array', items: schemaRef('pco.Identifier') },
      links: schemaRef('pco.Links'),
    },
  },
}

/** The row of a resource type. Attributes that come only when asked for in `fields` are not required. */
export function rowSchema(resource: ResourceModel): JsonObject {
  const always = resource.attributes.filter((attribute) => !attribute.onlyWithFields)
  const attributes: { [name: string]: Json } = {
    type: 'object',
    properties: Object.fromEntries(
      resource.attributes.map((attribute) => [attribute.name, attributeSchema(attribute)]),
    ),
  }
  if (always.length > 0) attributes.required = always.map((attribute) => attribute.name)
  const properties: { [name: string]: Json } = {
    type: { type: 'string', const: resource.type },
    id: { type: 'string' },
    attributes,
  }
  if (resource.relationships.length > 0)
    properties.relationships = {
      type: 'object',
      properties: Object.fromEntries(
        resource.relationships.map(({ name, many }) => [name, schemaRef(many ? 'pco.ToMany' : 'pco.ToOne')]),
      ),
    }
  properties.links = schemaRef('pco.Links')
  const schema: { [name: string]: Json } = {
    type: 'object',
    required: ['type', 'id', 'attributes'],
    properties,
  }
  if (resource.description !== '') schema.description = resource.description
  return schema
}

/** What a write may assign. Required members are not known to anybody: PCO tells by a 422. */
export function bodySchema(
  resource: ResourceModel,
  assignable: AssignableModel | null,
  update: boolean,
): JsonObject {
  const properties: { [name: string]: Json } = { type: { type: 'string', const: resource.type } }
  if (update) properties.id = { type: 'string' }
  if (assignable !== null) {
    const attributes = assignable.attributes.map((name) => {
      const known = resource.attributes.find((attribute) => attribute.name === name)
      return [name, known === undefined ? {} : orNull(valueSchema(known.type, known.items))] as const
    })
    const writeOnly = assignable.writeOnly.map(({ name, type }) => [name, orNull(valueSchema(type))] as const)
    properties.attributes = { type: 'object', properties: Object.fromEntries([...attributes, ...writeOnly]) }
    if (assignable.relationships.length > 0)
      properties.relationships = {
        type: 'object',
        properties: Object.fromEntries(
          assignable.relationships.map((name) => [name, assigned(resource.relationships, name)]),
        ),
      }
  }
  return dataBody({ type: 'object', required: ['type'], properties })
}

/** The body of an action. */
export function actionSchema({ body, relationships = [], bodyType }: ActionModel): JsonObject {
  const attributes = Object.fromEntries(body.map(({ name, type }) => [name, orNull(valueSchema(type))]))
  const properties: { [name: string]: Json } = {
    type: bodyType === undefined ? { type: 'string' } : { type: 'string', const: bodyType },
    attributes: { type: 'object', properties: attributes },
  }
  if (relationships.length > 0)
    properties.relationships = {
      type: 'object',
      properties: Object.fromEntries(relationships.map(({ name }) => [name, assigned(relationships, name)])),
    }
  return dataBody({ type: 'object', properties })
}

const assigned = (
  relationships: readonly { readonly name: string; readonly many: boolean }[],
  name: string,
): JsonObject => schemaRef(relationships.find((one) => one.name === name)?.many ? 'pco.ToMany' : 'pco.ToOne')

const dataBody = (data: JsonObject): JsonObject => ({
  type: 'object',
  required: ['data'],
  properties: { data },
})
