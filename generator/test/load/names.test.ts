import { expect, test } from 'vitest'
import { camelCase, kebabCase } from '../../src/load/names.ts'

test.each([
  ['FieldDatum', 'field-datum'],
  ['RSVP', 'rsvp'],
  ['OauthApplicationMau', 'oauth-application-mau'],
  ['PCOThing', 'pco-thing'],
  ['Email', 'email'],
])('%s is declared in %s.ts', (type, want) => {
  expect(kebabCase(type)).toBe(want)
})

test.each([
  ['primary_campus', 'primaryCampus'],
  ['check-ins', 'checkIns'],
  ['me', 'me'],
  ['workflow_step_2', 'workflowStep2'],
])('%s is %s on a handle', (segment, want) => {
  expect(camelCase(segment)).toBe(want)
})
