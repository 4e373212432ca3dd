import { expect, test } from 'vitest'
import { declare } from '../../src/import/declare.ts'
import { sampleDocument } from '../support/document.ts'

const { product, resources } = declare(sampleDocument(), 'sample.json')
const [campus, email, news, person] = resources

test('The product is named by its server, version and scope', () => {
  expect(product).toEqual({
    name: 'people',
    title: 'People',
    path: '/people/v2',
    version: '2026-01-02',
    scope: 'people',
  })
})

test('Types are sorted by name', () => {
  expect(resources.map(({ type }) => type)).toEqual(['Campus', 'Email', 'News', 'Person'])
})

test('A whole type, as the document sketches it', () => {
  expect(person).toEqual({
    type: 'Person',
    attributes: {
      birthdate: 'date',
      created_at: 'date-time',
      first_name: 'string',
      notes: { type: 'string', onlyWithFields: true },
      scores: 'array',
    },
    relationships: {
      home: { to: ['Campus', 'Email'] },
      labels: { to: 'Email', many: true, wire: 'Emails' },
      owner: { to: [] },
      primary_campus: { to: 'Campus', wire: 'PrimaryCampus' },
    },
    include: ['emails', 'emails.person', 'primary_campus'],
    order: ['first_name', 'created_at'],
    where: { first_name: 'string', search_name: 'string', created_at: 'date-time' },
    filter: ['admins'],
    create: {
      attributes: ['first_name'],
      relationships: ['home'],
      writeOnly: { flag: 'unknown', home_id: 'string', pin: 'integer', tag_ids: 'array' },
    },
    update: {
      attributes: ['first_name'],
      writeOnly: { flag: 'unknown', home_id: 'string', pin: 'integer', tag_ids: 'array' },
    },
    endpoints: {
      '/emails/{email_id}/person': {
        toOne: true,
        below: { variable: 'person_id', methods: ['get', 'update', 'delete'] },
      },
      '/me': { get: true },
      '/people': { list: true, create: true },
      '/people/{person_id}': { get: true, update: true, delete: true },
      '/people/{person_id}/friends': { list: { filter: [] } },
      '/people/{person_id}/friends/{person_id_2}': { get: true },
    },
    actions: { archive: { paths: ['/people/{person_id}/archive'] } },
  })
})

test('Known values come from the description, and the description stays behind', () => {
  expect(email?.attributes.location).toEqual({ type: 'string', enum: ['Home', 'Work', 'Other'] })
  expect(JSON.stringify(resources)).not.toContain('Where it is read')
})

test('The most common filters of a type are its default, and the first of them where there are as many', () => {
  expect(email?.filter).toEqual(['blocked'])
  expect(email?.endpoints['/people/{person_id}/emails']).toEqual({ list: { filter: [] }, create: true })
})

test('A relationship to a type that the document does not describe keeps the word on the wire', () => {
  expect(news?.relationships).toEqual({ author: { to: [], wire: 'Author' } })
})

test('An action without a path goes to the type that its description speaks of', () => {
  expect(campus?.actions).toEqual({ send_greeting: { paths: ['/'] } })
})

test('A type that is never written takes no assignables', () => {
  expect(campus).not.toHaveProperty('create')
  expect(campus).not.toHaveProperty('update')
})

test('A document without components, as an old one may be, is no error', () => {
  const bare = { servers: [{ url: 'https://example.org/zoo/v2/' }], paths: { '/animals': {} } }
  expect(declare(bare, 'old.json')).toEqual({
    product: { name: 'zoo', title: 'zoo', path: '/zoo/v2', version: null, scope: null },
    resources: [],
    skipped: [],
  })
})

test('An operation that names no type is left out, and said so', () => {
  const document = sampleDocument()
  const answer = { responses: { '200': { description: 'something' } } }
  Object.assign(document.paths, {
    '/ping': { post: answer },
    '/people/{person_id}/vanish': { delete: answer },
  })
  expect(declare(document, 'odd.json').skipped).toEqual(['POST /ping', 'DELETE /people/{person_id}/vanish'])
  expect(declare(sampleDocument(), 'sample.json').skipped).toEqual([])
})
