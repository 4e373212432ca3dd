import { describe, expect, test } from 'vitest'
import { namesOf } from '../../src/emit/names.ts'
import { path, product, resource } from './model-of.ts'

describe('names of types', () => {
  const zoo = product(['Form', 'FormField', 'List', 'Lists', 'Date'].map((type) => resource(type)))
  const names = namesOf(zoo)

  test('a type keeps its own name', () => {
    expect(names.ofType('Form').row).toBe('Form')
    expect(names.ofType('Form').attributes).toBe('FormAttributes')
  })

  test('a name that another type has is given up for a longer one', () => {
    expect(names.ofType('FormField').row).toBe('FormField')
    expect(names.ofType('Form').field).toBe('FormFieldName')
  })

  test('words of the runtime and globals are never shadowed', () => {
    expect(names.ofType('Lists').row).toBe('ListsRow')
    expect(names.ofType('Date').row).toBe('DateRow')
  })

  test('a type that is not there is an error that says what is', () => {
    expect(() => names.ofType('Gnu')).toThrow(
      "church-zoo has no 'Gnu'; it has Date, Form, FormField, List, Lists",
    )
  })
})

describe('names of paths', () => {
  const deep = '/service_types/{id}/plan_templates/{id}/items/{id}/split_team_rehearsal_assignments'
  const zoo = product(
    [resource('Media'), resource('List')],
    [
      path('/media', { children: [path('/media/{media_id}')] }),
      path('/lists'),
      path('/plans', {
        children: [path('/plans/{plan_id}', { children: [path('/plans/{plan_id}/items')] })],
      }),
      path(deep, { children: [path(`${deep}/{id}`)] }),
    ],
  )
  const names = namesOf(zoo)

  test.each([
    ['', 'ChurchZooHandles'],
    ['/plans', 'Plans'],
    ['/plans/{plan_id}', 'PlansItem'],
    ['/plans/{plan_id}/items', 'PlansItemItems'],
    ['/media', 'MediaHandle'],
    ['/media/{media_id}', 'MediaItem'],
    ['/lists', 'ListsHandle'],
    [deep, 'ServiceTypesPlanTemplatesItemsSplitTeamRehearsalAssignments'],
    [`${deep}/{id}`, 'PlanTemplatesItemsSplitTeamRehearsalAssignmentsItem'],
  ])('%s is %s', (at, want) => {
    expect(names.ofPath(at)).toBe(want)
  })

  test('further names are handed out alike to every emitter', () => {
    const [one, other] = [names.claims(), names.claims()]
    expect([one('Plans', 'PlansQuery'), one('Plans', 'PlansQuery')]).toEqual(['PlansQuery', 'PlansQuery2'])
    expect(other('Plans', 'PlansQuery')).toBe('PlansQuery')
  })
})
