import type { PathItem, Schema } from '../../src/import/document.ts'

/** A document in the form of PCO's, small enough to be read: one product, four types, every habit that import handles. */

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` })
const query = (name: string, schema: object) => ({ name, in: 'query', schema })
const names = (name: string, values: readonly string[]) =>
  query(name, { type: 'array', items: { type: 'string', enum: values } })
const properties = (members: object) => ({ type: 'object', properties: members })
const TEXT = { type: 'string' }
const TIME = { type: 'string', format: 'date-time' }

const relationship = (type: string | null, many = false) => {
  const row = properties({ type: type === null ? TEXT : { type: 'string', enum: [type] }, id: TEXT })
  return properties({ data: many ? { type: 'array', items: row } : row })
}

interface TypeSketch {
  readonly attributes: Readonly<Record<string, object>>
  /** Attributes that are in the schema and never sent. */
  readonly notSent?: Readonly<Record<string, object>>
  readonly relationships?: Readonly<Record<string, object>>
  readonly assignable?: Readonly<Record<string, object>>
  readonly assignableRelationships?: Readonly<Record<string, object>>
}

const schemasOf = (type: string, sketch: TypeSketch) => {
  const stem = type.toLowerCase()
  const { attributes, notSent = {}, relationships, assignable, assignableRelationships } = sketch
  return {
    [`${stem}_attributes`]: properties({ ...attributes, ...notSent }),
    [`${stem}_renderable_attributes_enum`]: { type: 'string', enum: Object.keys(attributes) },
    [`${stem}_resource`]: properties({
      type: { type: 'string', enum: [type] },
      id: TEXT,
      attributes: ref('schemas', `${stem}_attributes`),
      ...(relationships === undefined ? {} : { relationships: properties(relationships) }),
    }),
    ...(assignable === undefined
      ? {}
      : {
          [`${stem}_attributes_assignable_on_create`]: properties(assignable),
          [`${stem}_attributes_assignable_on_update`]: properties(assignable),
        }),
    ...(assignableRelationships === undefined
      ? {}
      : { [`${stem}_relationships_assignable_on_create`]: properties(assignableRelationships) }),
  }
}

const answer = (status: string, data: object) => ({
  responses: { [status]: { content: { 'application/json': { schema: properties({ data }) } } } },
})
const row = (type: string) => ref('schemas', `${type.toLowerCase()}_resource`)
const list = (type: string, ...parameters: object[]) => ({
  get: { parameters, ...answer('200', { type: 'array', items: row(type) }) },
})
const get = (type: string, ...parameters: object[]) => ({ get: { parameters, ...answer('200', row(type)) } })
const create = (type: string) => ({ post: answer('201', row(type)) })
const update = (type: string) => ({ patch: answer('200', row(type)) })
const destroy = { delete: { responses: { '204': { description: 'gone' } } } }
const action = {
  post: { responses: { '201': { content: { 'application/json': { schema: { type: 'object' } } } } } },
}

const SORTED = names('order', ['first_name', '-first_name', 'created_at'])
const INCLUDE = names('include', ['emails', 'emails.person', 'primary_campus'])
const WHERE = [
  query('where[first_name]', TEXT),
  query('where[search_name]', TEXT),
  query('where[created_at]', TIME),
  query('where[created_at][gte]', TIME),
  query('where[emails][address]', TEXT),
]

export const sampleDocument = () => ({
  openapi: '3.1.1',
  info: { title: 'Planning Center People', version: '2026-01-02' },
  servers: [{ url: 'https://api.planningcenteronline.com/people/v2' }],
  paths: {
    '': { summary: 'send_greeting', description: 'Sends a greeting from a campus.', ...action },
    '/campuses': list('Campus'),
    '/campuses/{campus_id}': get('Campus'),
    '/emails': list('Email', names('filter', ['blocked'])),
    '/emails/{email_id}': { ...get('Email'), ...update('Email'), ...destroy },
    '/emails/{email_id}/person': { ...list('Person', ...WHERE, SORTED, INCLUDE) },
    '/emails/{email_id}/person/{person_id}': { ...get('Person', INCLUDE), ...update('Person'), ...destroy },
    '/me': get('Person', INCLUDE),
    '/people': {
      ...list('Person', ...WHERE, SORTED, INCLUDE, names('filter', ['admins'])),
      ...create('Person'),
    },
    '/people/{person_id}': { ...get('Person', INCLUDE), ...update('Person'), ...destroy },
    '/people/{person_id}/emails': { ...list('Email'), ...create('Email') },
    '/people/{person_id}/friends/{person_id}': get('Person', INCLUDE),
    '/people/{person_id}/friends': list('Person', ...WHERE, SORTED, INCLUDE),
    '/people/{person_id}/primary_campus': list('Campus'),
    '/people/{person_id}/primary_campus/{primary_campus_id}': get('Campus'),
    '/people/{person_id}/archive': action,
    '/people/{human_id}/news': list('News'),
    '/people/{human_id}/news/{news_id}': get('News'),
  } as Record<string, PathItem>,
  components: {
    schemas: {
      ...schemasOf('Campus', { attributes: { name: TEXT, latitude: { type: 'number' } } }),
      ...schemasOf('Email', {
        attributes: {
          address: TEXT,
          location: {
            type: 'string',
            description: 'Where it is read.\n\nPossible values: `Home`, `Work` or `Other`',
          },
        },
        relationships: { person: relationship('Person') },
        assignable: { address: TEXT, location: TEXT },
      }),
      ...schemasOf('News', {
        attributes: { title: TEXT },
        relationships: { author: relationship('Author') },
      }),
      ...schemasOf('Person', {
        attributes: {
          created_at: TIME,
          first_name: TEXT,
          birthdate: { type: 'string', format: 'date' },
          scores: { type: 'array' },
          notes: { type: 'string', description: 'Only available when requested with the `?fields` param' },
        },
        notSent: { search_name: TEXT, pin: { type: 'integer' } },
        relationships: {
          primary_campus: relationship('PrimaryCampus'),
          labels: relationship('Emails', true),
          owner: relationship(null),
        },
        assignable: { first_name: TEXT, pin: { type: 'integer' }, tag_ids: TEXT, home_id: TEXT, flag: TEXT },
        assignableRelationships: { home: { ...relationship(null), description: 'A Campus or an Email.' } },
      }),
    } as Record<string, Schema>,
    securitySchemes: { oauth2: { flows: { authorizationCode: { scopes: { people: 'needed' } } } } },
  },
})
