import { expect, test } from 'vitest'
import { operationsOf, variableNames } from '../../src/import/operations.ts'
import { toOneEdges } from '../../src/import/to-one.ts'
import { typesOf } from '../../src/import/types-of.ts'
import { sampleDocument } from '../support/document.ts'

test.each([
  ['/a/{a_id}', '/a/{a_id}'],
  ['/a/{a_id}/a/{a_id}', '/a/{a_id}/a/{a_id_2}'],
  ['/a/{x_id}/b', '/a/{a_id}/b'],
  ['/a/{x_id}/b/{b_id}', '/a/{a_id}/b/{b_id}'],
  ['/c', '/c'],
])('%s becomes %s: one name a place, no name twice', (path, want) => {
  expect(
    variableNames(['/a/{x_id}/b', '/a/{a_id}', '/a/{a_id}/a/{a_id}', '/a/{x_id}/b/{b_id}', '/c'])(path),
  ).toBe(want)
})

const document = sampleDocument()
const operations = operationsOf(document)

test.each([
  ['GET /people', 'list', 'Person'],
  ['POST /people', 'create', 'Person'],
  ['GET /people/{person_id}', 'get', 'Person'],
  ['PATCH /people/{person_id}', 'update', 'Person'],
  ['DELETE /emails/{email_id}', 'delete', 'Email'],
  ['GET /me', 'get', 'Person'],
  ['POST /people/{person_id}/archive', 'action', null],
  ['POST ', 'action', null],
  ['GET /people/{person_id}/news/{news_id}', 'get', 'News'],
  ['GET /people/{person_id}/friends/{person_id_2}', 'get', 'Person'],
])('%s is a %s of %s', (name, kind, type) => {
  const operation = operations.find(({ method, path }) => `${method} ${path}` === name)
  expect(operation).toMatchObject({ kind, type })
})

test('Edges with a singular name are to-one; plural names, whole collections and to-many relationships are lists', () => {
  expect([...toOneEdges(operations, typesOf(document))].sort()).toEqual([
    '/emails/*/person',
    '/people/*/news',
    '/people/*/primary_campus',
  ])
})
