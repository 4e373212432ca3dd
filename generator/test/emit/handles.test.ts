import { describe, expect, test } from 'vitest'
import { handlesEmitter } from '../../src/emit/handles.ts'
import type { PathModel } from '../../src/model/types.ts'
import { noQuery, path, product, resource, textOf } from './model-of.ts'

const assign = { attributes: ['name'], relationships: [], writeOnly: [] }
const lion = resource('Lion', {
  create: assign,
  update: assign,
  query: { ...noQuery, order: ['name'], include: [{ name: 'cubs', to: ['Cub'], many: true }] },
})
const cub = resource('Cub', { create: assign })

/** The declarations of one path, without comments. */
const declared = async (name: string, ...children: PathModel[]): Promise<string> => {
  const text = await textOf(handlesEmitter, product([cub, lion], children))
  const start = text.search(new RegExp(`^export (interface|type) ${name}\\b`, 'm'))
  if (start < 0) return ''
  const rest = text.slice(start)
  return rest.slice(0, rest.search(/\n(\/\*\*|export|$)/)).trim()
}

describe('what a path can do', () => {
  test('a collection with its rows', async () => {
    const row = path('/lions/{id}', { type: 'Lion', methods: ['get', 'update', 'delete'] })
    const lions = path('/lions', { type: 'Lion', methods: ['list', 'create'], children: [row] })
    expect(await declared('Lions', lions)).toBe(`export interface Lions
  extends Lists<LionShape, LionQuery>,
    Gets<LionShape>,
    Creates<LionShape, LionWrite>,
    Updates<LionShape, LionWrite>,
    Deletes {
  (id: string): LionsItem
}`)
    expect(await declared('LionsItem', lions)).toBe(
      'export interface LionsItem extends GetsOne<LionShape>, UpdatesOne<LionShape, LionWrite>, DeletesOne {}',
    )
  })

  test('a list that accepts nothing takes paging', async () => {
    expect(await declared('Cubs', path('/cubs', { type: 'Cub', methods: ['list'] }))).toBe(
      'export interface Cubs extends Lists<CubShape, Paging> {}',
    )
  })

  test('a to-one edge that can be written, and one with more below it', async () => {
    const cubs = path('/king/cubs', { type: 'Cub', methods: ['list'] })
    const king = path('/king', { type: 'Lion', methods: ['toOne', 'update'], children: [cubs] })
    expect(await declared('King', king)).toBe(
      'export interface King extends GetsToOne<LionShape>, UpdatesOne<LionShape, LionWrite> {\n  readonly cubs: KingCubs\n}',
    )
  })

  test('a bare segment leads on', async () => {
    const pride = path('/pride', { children: [path('/pride/cubs', { type: 'Cub', methods: ['list'] })] })
    expect(await declared('Pride', pride)).toBe('export interface Pride {\n  readonly cubs: PrideCubs\n}')
  })

  test('a write of which nothing is declared takes any attribute', async () => {
    expect(await declared('Cubs', path('/cubs', { type: 'Cub', methods: ['update'] }))).toContain(
      'UpdatesOne<CubShape, { readonly attributes?: { readonly [name: string]: unknown } }>',
    )
  })

  test('actions: bare, with a body, with a row as answer', async () => {
    const action = (body: readonly { name: string; type: 'boolean' }[], returns: string | null) =>
      ({ methods: ['action'], action: { method: 'POST', body, returns } }) as const
    const root = await declared(
      'ChurchZooHandles',
      path('/feed', action([], null)),
      path('/roar', action([{ name: 'loud', type: 'boolean' }], null)),
      path('/adopt', action([{ name: 'now', type: 'boolean' }], 'Cub')),
    )
    expect(root.split('\n')).toEqual([
      'export interface ChurchZooHandles {',
      '  readonly feed: Action',
      '  readonly roar: Action<{ readonly attributes?: { readonly loud?: boolean | null } }>',
      '  readonly adopt: ActionOf<CubShape, { readonly attributes?: { readonly now?: boolean | null } }>',
      '}',
    ])
  })

  test('actions with relationships, and two on one path', async () => {
    const relationships = [
      { name: 'tags', to: ['Cub'], many: true },
      { name: 'near', to: ['Cub', 'Lion'], many: false },
    ]
    const action = { method: 'POST', body: [], relationships, returns: null } as const
    const get = { method: 'GET', body: [], returns: null } as const
    const root = await declared(
      'ChurchZooHandles',
      path('/roar', { methods: ['action'], action }),
      path('/roar', { key: 'roarByGet', methods: ['action'], action: get }),
    )
    expect(root.split('\n')).toEqual([
      'export interface ChurchZooHandles {',
      '  readonly roar: Action<{',
      '    readonly relationships?: {',
      '      readonly tags?: readonly string[]',
      "      readonly near?: { readonly type: 'Cub' | 'Lion'; readonly id: string } | null",
      '    }',
      '  }>',
      '  readonly roarByGet: Action',
      '}',
    ])
  })
})

describe('queries and shapes of a path of its own', () => {
  const own = {
    ...noQuery,
    where: [{ name: 'born', type: 'date', operators: ['eq', 'gte'] }],
    order: ['born'],
  } as const
  const wild = path('/wild', { type: 'Lion', methods: ['list'], query: own })

  test('are named after the path', async () => {
    expect(await declared('Wild', wild)).toBe('export interface Wild extends Lists<WildShape, WildQuery> {}')
    expect(await declared('WildWhere', wild)).toBe(
      'export interface WildWhere {\n  readonly born?: TimeWhere | undefined\n}',
    )
    expect(await declared('WildOrder', wild)).toBe("export type WildOrder = 'born'")
    expect(await declared('WildShape', wild)).toContain('readonly include: never')
  })

  test('are declared once where several paths accept the same', async () => {
    const other = path('/wilder', { type: 'Lion', methods: ['list'], query: own })
    expect(await declared('Wilder', wild, other)).toBe(
      'export interface Wilder extends Lists<WildShape, WildQuery> {}',
    )
  })

  test('add to those of the type where only a filter is more', async () => {
    const query = { ...lion.query, filter: [{ name: 'tame', params: [] }] }
    const tame = path('/tame', { type: 'Lion', methods: ['list'], query })
    expect(await declared('TameQuery', tame)).toBe(
      'export interface TameQuery extends LionQuery {\n  readonly filter?: TameFilter | readonly TameFilter[] | undefined\n}',
    )
    expect(await declared('LionQuery', tame)).toContain('extends Paging')
  })
})
