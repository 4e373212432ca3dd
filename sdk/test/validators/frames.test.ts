import { describe, expect, test } from 'vitest'
import { check, document, page, row } from '../../src/validators/index.ts'

const email = check('Email', 'address primary:b', 'person', (a) => typeof a.address === 'string')
const person = check(
  'Person',
  'name! age:i tags:as? secret:b?',
  'emails* home',
  (a) => typeof a.name === 'string' && (Number.isInteger(a.age) || a.age === null),
)
const isPerson = row(person)
const isDocument = document(person, () => [email])
const isPage = page(person, () => [email, person])
const ada = { type: 'Person', id: '1', attributes: { name: 'Ada', age: 36 } }

describe('a row', () => {
  test.each<[string, object, string, string, string]>([
    ['a missing attribute', { attributes: { age: 1 } }, '/attributes/name', 'a string', 'missing'],
    [
      'a null that may not be',
      { attributes: { name: null, age: 1 } },
      '/attributes/name',
      'a string',
      'null',
    ],
    [
      'another kind',
      { attributes: { name: 'x', age: [] } },
      '/attributes/age',
      'an integer or null',
      'array',
    ],
    ['relationships that are none', { relationships: [] }, '/relationships', 'an object', 'array'],
    [
      'a to-one that is many',
      { relationships: { home: { data: [] } } },
      '/relationships/home',
      'a to-one relationship',
      'object',
    ],
    [
      'a to-many that is one',
      { relationships: { emails: { data: null } } },
      '/relationships/emails',
      'a to-many relationship',
      'object',
    ],
    ['links that are none', { links: { self: 1 } }, '/links', 'an object of URLs or nulls', 'object'],
  ])('with %s is refused, with the reason', (_, change, path, expected, found) => {
    const wrong = { ...ada, ...change }
    expect(isPerson(wrong)).toBe(false)
    expect(isPerson.issues(wrong)).toContainEqual({ path, expected, found })
  })

  test('that is whole has no issues, and neither has one with what nobody declared', () => {
    const more = {
      ...ada,
      attributes: { ...ada.attributes, new: {} },
      relationships: { new: 1 },
      extra: true,
    }
    expect([isPerson(ada), isPerson(more)]).toEqual([true, true])
    expect([...isPerson.issues(ada), ...isPerson.issues(more)]).toEqual([])
  })

  test('names what it expects of optional attributes and of elements', () => {
    const odd = { ...ada, attributes: { name: 'x', age: 1.5, tags: [1], secret: 'yes' } }
    expect(isPerson.issues(odd).map(({ path, expected }) => [path, expected])).toEqual([
      ['/attributes/age', 'an integer or null'],
      ['/attributes/tags', 'an array (each a string) or null'],
      ['/attributes/secret', 'a boolean or null'],
    ])
  })

  test('escapes names in paths as JSON pointers do', () => {
    const odd = row(check('Odd', 'a/b~c', '', (a) => typeof a['a/b~c'] === 'string'))
    expect(odd.issues({ type: 'Odd', id: '1', attributes: {} })[0]?.path).toBe('/attributes/a~1b~0c')
  })
})

describe('a document and a page', () => {
  test.each<[string, unknown]>([
    ['nothing besides the row', {}],
    ['empty parts', { included: [], meta: {} }],
    ['poor included rows', { included: [{ type: 'Email', id: '1', attributes: {} }] }],
    ['included rows of any other type', { included: [{ type: 'New', id: '1', attributes: { a: 1 } }] }],
  ])('are accepted with %s', (_, more) => {
    const single = { data: ada, ...(more as object) }
    const many = { data: [ada, ada], ...(more as object) }
    expect([isDocument(single), isPage(many)]).toEqual([true, true])
    expect([...isDocument.issues(single), ...isPage.issues(many)]).toEqual([])
  })

  test.each<[string, object, string]>([
    ['included that is no array', { included: {} }, '/included'],
    ['an included row that is none', { included: [null] }, '/included/0'],
    [
      'an included row of a wrong kind',
      { included: [{ type: 'Email', id: '1', attributes: { primary: 1 } }] },
      '/included/0/attributes/primary',
    ],
    [
      'an unknown included row without an id',
      { included: [{ type: 'New', attributes: {} }] },
      '/included/0/id',
    ],
    ['meta that is none', { meta: { count: '1' } }, '/meta'],
  ])('are refused with %s', (_, more, path) => {
    const single = { data: ada, ...more }
    const many = { data: [ada], ...more }
    expect([isDocument(single), isPage(many)]).toEqual([false, false])
    expect(isDocument.issues(single).map((issue) => issue.path)).toEqual([path])
    expect(isPage.issues(many).map((issue) => issue.path)).toEqual([path])
  })

  test.each([null, [], 'x', {}, { data: {} }, { data: [ada], links: { next: 1 } }])('is not %j', (value) => {
    expect(isPage(value)).toBe(false)
    expect(isPage.issues(value).length).toBeGreaterThan(0)
    expect(isDocument(value)).toBe(false)
    expect(isDocument.issues(value).length).toBeGreaterThan(0)
  })
})
