import { describe, expect, test } from 'vitest'
import { tableEmitter } from '../../src/emit/table.ts'
import type { PathModel, ResourceModel } from '../../src/model/types.ts'
import { attribute, noQuery, path, product, resource, textOf } from './model-of.ts'

const column = async (more: Partial<ResourceModel>): Promise<string> => {
  const text = await textOf(
    tableEmitter,
    product([resource('Lion', { attributes: [], ...more }), resource('Cub')]),
  )
  const [, columns = ''] = /Lion: \{([^}]*)\}/.exec(text) ?? []
  return columns.replace(/\s+/g, ' ').trim()
}

describe('columns of a type', () => {
  test.each<[string, Partial<ResourceModel>, string]>([
    [
      'attributes with the letter of their type',
      {
        attributes: [
          ...(['string', 'boolean', 'integer', 'number'] as const).map((type) => attribute(type, type)),
          ...(['date', 'date-time', 'array', 'object', 'unknown'] as const).map((type) =>
            attribute(`x_${type}`, type),
          ),
        ],
      },
      "a: 'string boolean:b integer:i number:n x_date:d x_date-time:t x_array:a x_object:o x_unknown:x',",
    ],
    [
      'attributes that need fields',
      { attributes: [attribute('secret', 'boolean', { onlyWithFields: true })] },
      "a: 'secret:b?'",
    ],
    [
      'relationships: to-many, polymorphic, odd on the wire, only when included',
      {
        relationships: [
          { name: 'cubs', to: ['Cub'], many: true, wire: 'Cub', onlyWithInclude: true },
          { name: 'mate', to: ['Lion'], many: false, wire: 'CurrentMate', onlyWithInclude: false },
          { name: 'near', to: ['Lion', 'Cub'], many: false, wire: 'Lion', onlyWithInclude: false },
        ],
      },
      "a: '', r: 'cubs*+ mate>Lion~CurrentMate near>Lion|Cub'",
    ],
    [
      'an include without a relationship of its name, which adds one',
      { query: { ...noQuery, include: [{ name: 'cubs', to: ['Cub'], many: true }] } },
      "a: '', r: 'cubs*.+'",
    ],
    [
      'where with a letter only where the attribute does not say it',
      {
        attributes: [attribute('age', 'integer'), attribute('herd', 'integer')],
        query: {
          ...noQuery,
          where: [
            { name: 'age', type: 'integer', operators: ['eq'] },
            { name: 'born', type: 'date', operators: ['eq'] },
            { name: 'herd', type: 'string', operators: ['eq'] },
            { name: 'search', type: 'string', operators: ['eq'] },
          ],
        },
      },
      "a: 'age:i herd:i', f: 'c', w: 'born:d herd:s search'",
    ],
    [
      'relationships whose name says their type, and others',
      {
        relationships: ['lions', 'cub', 'young'].map((name) => {
          const to = name === 'lions' ? ['Lion'] : ['Cub']
          return { name, to, many: name === 'lions', wire: to[0]!, onlyWithInclude: false }
        }),
      },
      "a: '', r: 'lions* cub young>Cub'",
    ],
    [
      'a letter for each attribute that says what it is good for, as far as there is something to say',
      {
        attributes: ['bare', 'name', 'age', 'mane'].map((name) => attribute(name, 'string')),
        query: {
          ...noQuery,
          order: ['name', 'pride.name'],
          where: [{ name: 'name', type: 'string', operators: ['eq'] }],
        },
        create: { attributes: ['age', 'name'], relationships: [], writeOnly: [] },
        update: { attributes: ['age'], relationships: [], writeOnly: [{ name: 'roar', type: 'string' }] },
      },
      "a: 'bare name age mane', f: 'ahm', o: 'pride.name', u: 'roar'",
    ],
    [
      'writes that take the same',
      {
        create: { attributes: ['name'], relationships: ['mate'], writeOnly: [{ name: 'day', type: 'date' }] },
        update: { attributes: ['name'], relationships: ['mate'], writeOnly: [{ name: 'day', type: 'date' }] },
      },
      "a: '', c: 'name day:d @mate', u: '='",
    ],
    [
      'writes that differ',
      {
        create: { attributes: ['name'], relationships: [], writeOnly: [] },
        update: { attributes: [], relationships: ['mate'], writeOnly: [] },
      },
      "a: '', c: 'name', u: '@mate'",
    ],
    [
      'writes of which nothing is known: no column, so that the runtime lets all through',
      {
        create: { attributes: [], relationships: [], writeOnly: [] },
        update: { attributes: [], relationships: [], writeOnly: [] },
      },
      "a: ''",
    ],
  ])('%s', async (_, more, want) => {
    expect(await column(more)).toBe(want)
  })
})

const lion = resource('Lion', {
  query: {
    include: [{ name: 'cubs', to: ['Cub'], many: true }],
    order: ['name', 'age'],
    where: [{ name: 'name', type: 'string', operators: ['eq'] }],
    filter: [{ name: 'tame', params: [] }],
  },
})

const lines = async (...children: PathModel[]): Promise<string[]> => {
  const text = await textOf(tableEmitter, product([lion, resource('Cub')], children))
  const [, tree = ''] = /paths: `([^`]*)`/.exec(text) ?? []
  return tree.split('\n').slice(1, -1)
}

describe('dotted includes', () => {
  const include = (...names: string[]) => names.map((name) => ({ name, to: ['Cub'], many: true }))
  const cub = resource('Cub', {
    attributes: [],
    query: { ...noQuery, include: include('toys', 'toys.maker', 'milk') },
  })
  const includes = async (...names: string[]): Promise<(string | undefined)[]> => {
    const lion = resource('Lion', { attributes: [], query: { ...noQuery, include: include(...names) } })
    const text = await textOf(tableEmitter, product([cub, lion]))
    return ['r', 'i'].map((column) => new RegExp(`Lion: \\{[^}]*\\b${column}: '([^']*)'`).exec(text)?.[1])
  }

  test.each([
    ['all of what the target has, as one sign', ['cubs', 'cubs.toys', 'cubs.milk'], ['cubs*:+', undefined]],
    ['all of it in another order', ['cubs', 'cubs.milk', 'cubs.toys'], ['cubs*:+', undefined]],
    ['some of it, spelt out', ['cubs', 'cubs.toys'], ['cubs*.+', 'cubs.toys']],
    ['what lies deeper, spelt out', ['cubs', 'cubs.toys.maker'], ['cubs*.+', 'cubs.toys.maker']],
  ])('%s', async (_, names, want) => {
    expect(await includes(...names)).toEqual(want)
  })
})

describe('lines of the tree of paths', () => {
  test('a collection, its rows and what is below them', async () => {
    const cubs = path('/lions/{lion_id}/cubs', { type: 'Cub', methods: ['list', 'create'] })
    const mate = path('/lions/{lion_id}/mate', { type: 'Lion', methods: ['toOne', 'update'] })
    const row = path('/lions/{lion_id}', {
      type: 'Lion',
      methods: ['get', 'update', 'delete'],
      children: [cubs, mate],
    })
    expect(await lines(path('/lions', { type: 'Lion', methods: ['list'], children: [row] }))).toEqual([
      'lions l f=tame',
      ' * gud',
      '  cubs lc',
      '  mate Lion ou',
    ])
  })

  test('a row of another type than its collection says its type', async () => {
    const row = path('/pride/{lion_id}', { type: 'Lion', methods: ['get'] })
    expect(await lines(path('/pride', { children: [row] }))).toEqual(['pride', ' * Lion g'])
  })

  test('what a path says in the place of its type', async () => {
    const own = {
      ...noQuery,
      order: ['name'],
      filter: [{ name: 'near', params: [{ name: 'after', type: 'date-time' as const }] }],
    }
    expect(await lines(path('/lions', { type: 'Lion', methods: ['list'], query: own }))).toEqual([
      'lions l f=near(after:t) w= o=name i=',
    ])
  })

  test('a get has only includes of its own', async () => {
    expect(await lines(path('/king', { type: 'Lion', methods: ['get'], query: noQuery }))).toEqual([
      'king Lion g i=',
    ])
  })

  test('actions with method, body and what they return', async () => {
    const body = [
      { name: 'loud', type: 'boolean' as const },
      { name: 'words', type: 'string' as const },
    ]
    expect(
      await lines(
        path('/count', { methods: ['action'], action: { method: 'GET', body: [], returns: null } }),
        path('/roar', { methods: ['action'], action: { method: 'POST', body, returns: 'Cub' } }),
      ),
    ).toEqual(['count !GET', 'roar Cub ! b=loud:b,words'])
  })

  test('what an action takes besides, and a second action on one path', async () => {
    const relationships = [
      { name: 'near', to: ['Lion', 'Cub'], many: false },
      { name: 'to', to: ['Cub'], many: true },
    ]
    expect(
      await lines(
        path('/roar', {
          methods: ['action'],
          action: { method: 'POST', body: [], relationships, bodyType: 'Roaring', returns: null },
        }),
        path('/roar', {
          key: 'roar_aloud',
          methods: ['action'],
          action: { method: 'GET', body: [], returns: null },
        }),
      ),
    ).toEqual(['roar ! r=near>Lion|Cub,to*>Cub t=Roaring', 'roar_aloud=roar !GET'])
  })
})
