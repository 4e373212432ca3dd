import type { Json, JsonObject } from './json.ts'
import { schemaRef } from './resource-schemas.ts'

const headerRef = (name: string): JsonObject => ({ $ref: `#/components/headers/${name}` })

/** Sent with every answer that comes from the API itself. */
export const rateLimitHeaders: JsonObject = {
  'X-PCO-API-Request-Rate-Limit': headerRef('Rate.Limit'),
  'X-PCO-API-Request-Rate-Period': headerRef('Rate.Period'),
  'X-PCO-API-Request-Rate-Count': headerRef('Rate.Count'),
}

export const sharedHeaders: JsonObject = {
  'Rate.Count': header('Requests counted in the running period.'),
  'Rate.Limit': header('Requests allowed in a period.'),
  'Rate.Period': header('Length of the period, `20` or `20 seconds`.'),
  'Retry.After': header('Seconds to wait.'),
}

/** Answers that are no success. Gateways answer with HTML at times, hence the `default`. */
export const failures: { readonly [name: string]: JsonObject } = {
  'pco.Failure': failure('Any other failure.'),
  'pco.Invalid': failure('A value was refused.'),
  'pco.NotFound': failure('No such record, or none that this credential may see.'),
  'pco.TooManyRequests': {
    ...failure('The rate limit is used up.'),
    headers: { 'Retry-After': headerRef('Retry.After'), ...rateLimitHeaders },
  },
}

/** The document around one row or a page of them. */
export function linkedDocument(data: JsonObject, many: boolean): JsonObject {
  const properties: { [name: string]: Json } = {
    data,
    included: { type: 'array', items: schemaRef('pco.Row') },
    meta: schemaRef('pco.Meta'),
  }
  if (many) properties.links = schemaRef('pco.Links')
  return { type: 'object', required: ['data'], properties }
}

function failure(description: string): JsonObject {
  return { description, content: { 'application/json': { schema: schemaRef('pco.Errors') } } }
}

function header(description: string): JsonObject {
  return { description, schema: { type: 'string' } }
}
