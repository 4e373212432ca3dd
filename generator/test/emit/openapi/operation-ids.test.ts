import { expect, test } from 'vitest'
import { operationIds } from '../../../src/emit/openapi/operation-ids.ts'
import type { OperationModel } from '../../../src/model/types.ts'

const operation = (
  kind: OperationModel['kind'],
  path: string,
  type = 'Person',
  belowToOne = false,
): OperationModel => ({
  method: kind === 'list' ? 'GET' : 'POST',
  path,
  kind,
  type,
  belowToOne,
  query: null,
  action: null,
})

const idsOf = (...operations: OperationModel[]): string[] => {
  const ids = operationIds(operations)
  return operations.map((one) => ids.get(one) ?? '')
}

test.each<[OperationModel['kind'], string, string]>([
  ['get', '', 'getRoot'],
  ['list', '/people', 'listPeople'],
  ['create', '/people', 'createPerson'],
  ['get', '/people/{person_id}', 'getPerson'],
  ['update', '/people/{person_id}', 'updatePerson'],
  ['delete', '/people/{person_id}', 'deletePerson'],
  ['list', '/people/{person_id}/field_data', 'listPersonFieldData'],
  ['toOne', '/people/{person_id}/primary_campus', 'getOnePersonPrimaryCampus'],
  ['get', '/folders/{folder_id}/folders/{folder_id_2}', 'getFolderFolder'],
  ['action', '/people/{person_id}/send_greeting', 'doPersonSendGreeting'],
])('%s %s is called %s', (kind, path, id) => {
  expect(idsOf(operation(kind, path))).toEqual([id])
})

test('a name that would be too long loses its outermost parents', () => {
  const deep =
    '/service_types/{service_type_id}/plans/{plan_id}/team_members/{team_member_id}/assignments/{assignment_id}'
  const [id = ''] = idsOf(operation('get', deep))
  expect(id).toBe('getServiceTypePlanTeamMemberAssignment')
  const [shorter = ''] = idsOf(operation('list', `${deep}/very_long_names_of_edges_that_pco_has_somewhere`))
  expect(shorter.length).toBeLessThanOrEqual(60)
  expect(shorter).toMatch(/^list.*VeryLongNamesOfEdgesThatPcoHasSomewhere$/)
})

test('the shorter path keeps the name when two would have one', () => {
  const [deep, shallow] = idsOf(
    operation('list', '/x/y/people/{person_id}/emails'),
    operation('list', '/x_y/people/{person_id}/emails'),
  )
  expect(shallow).toBe('listXYPersonEmails')
  expect(deep).not.toBe(shallow)
})

test('an operation below a to-one edge never takes the name of a real one', () => {
  const [below, real] = idsOf(
    operation('get', '/emails/{email_id}/person', 'Person', true),
    operation('get', '/emails/{email_id}/person', 'Person'),
  )
  expect(real).toBe('getEmailPerson')
  expect(below).not.toBe(real)
})

test('names that differ in case only are no different names', () => {
  const [one, two] = idsOf(operation('list', '/field_data'), operation('list', '/fieldData'))
  expect(one?.toLowerCase()).not.toBe(two?.toLowerCase())
})
