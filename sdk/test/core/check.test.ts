import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../src/core/check.ts'
import { treeOf } from '../../src/core/tree.ts'
import { ResponseValidationError } from '../../src/errors/response-validation.ts'
import type { InvalidEvent } from '../../src/types/hooks.ts'
import { table } from '../sample/table.ts'
import { fakeClient } from '../support/fake-client.ts'

const GOOD = {
  birthdate: '2001-01-31',
  child: false,
  grade: -1,
  last_name: 'x',
  status: null,
  brand_new: [1],
}
const row = (attributes: object, rest: object = {}) => ({ type: 'Person', id: '1', attributes, ...rest })
const list = (data: unknown, rest: object = {}) => ({ data, meta: {}, links: {}, ...rest })

describe('the check of a response', () => {
  it.each<[string, unknown, boolean, string[]]>([
    ['accepts nulls, absent and new attributes', list([row(GOOD), row({})]), true, []],
    ['accepts one row', { data: row(GOOD), included: [] }, false, []],
    ['accepts rows without attributes', list([{ type: 'Person', id: '1' }]), true, []],
    [
      'accepts included rows of types it does not know',
      list([], { included: [{ type: 'Moon', id: '1', attributes: { x: 1 } }] }),
      true,
      [],
    ],
    ['wants a document', null, true, ['the document: not an object']],
    ['wants an array of a list', list(row(GOOD)), true, ['data: not an array']],
    ['wants an object of one row', { data: [row(GOOD)] }, false, ['data: not a resource object']],
    ['wants meta of a list', { data: [] }, true, ['meta: not an object']],
    ['wants included as an array', list([], { included: {} }), true, ['included: not an array']],
    [
      'wants the type of the path',
      list([row(GOOD, { type: 'Email' })]),
      true,
      ['data[0].type: not "Person"'],
    ],
    ['wants ids as strings', list([row(GOOD, { id: 1 })]), true, ['data[0].id: not a string']],
    ['wants rows as objects', list([row(GOOD), 'x']), true, ['data[1]: not a resource object']],
    ['wants attributes as an object', list([row([])]), true, ['data[0].attributes: not an object']],
    ['wants booleans', list([row({ child: 'no' })]), true, ['data[0].attributes.child: not a boolean']],
    ['wants integers', list([row({ grade: 1.5 })]), true, ['data[0].attributes.grade: not an integer']],
    ['wants strings', list([row({ last_name: 5 })]), true, ['data[0].attributes.last_name: not a string']],
    [
      'wants objects, not arrays',
      list([], { included: [{ type: 'FieldDatum', id: '1', attributes: { file: [] } }] }),
      true,
      ['included[0].attributes.file: not an object'],
    ],
  ])('%s', (_, body, many, problems) => {
    expect(problemsOf(treeOf(table), 'Person', body, many)).toEqual(problems)
  })

  it('stops counting when it has seen enough', () => {
    const rows = Array.from({ length: 1000 }, () => row({ child: 1 }))
    expect(problemsOf(treeOf(table), 'Person', list(rows), true)).toHaveLength(20)
  })
})

describe('validate', () => {
  const bad = () => list([row({ child: 'no' })])
  const problems = ['data[0].attributes.child: not a boolean']

  it('report tells the hook and gives the page', async () => {
    const events: InvalidEvent[] = []
    const { people } = fakeClient(bad, {
      validate: 'report',
      hooks: { onInvalid: (event) => events.push(event) },
    })
    expect((await people.people.list()).data).toHaveLength(1)
    expect(events).toEqual([{ path: '/people/v2/people', problems }])
  })

  it('error throws', async () => {
    const { people } = fakeClient(bad, { validate: 'error' })
    const error = await people.people.list().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ResponseValidationError)
    expect(error).toMatchObject({ code: 'invalid_response', path: '/people/v2/people', problems })
  })

  it('off tells nothing', async () => {
    const { people } = fakeClient(bad, { validate: 'off', hooks: { onInvalid: () => expect.unreachable() } })
    expect((await people.people.list()).data).toHaveLength(1)
  })

  it.each(['off', 'report', 'error'] as const)(
    '%s throws where there is nothing to read',
    async (validate) => {
      const { people } = fakeClient(() => ({ errors: [] }), { validate })
      await expect(people.people.list()).rejects.toThrow(ResponseValidationError)
      await expect(people.people.get('1')).rejects.toThrow(/data: not a resource object/)
    },
  )
})
