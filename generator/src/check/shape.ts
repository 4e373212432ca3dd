import type { Json } from '../load/literal.ts'
import { isObject } from '../load/patch.ts'

/** Where in a value something is wrong, and what stands there instead of what is wanted. */
export interface Misshape {
  readonly path: readonly (string | number)[]
  readonly problem: string
  readonly remedy: string
}

type Path = readonly (string | number)[]
export type Shape = (value: Json | undefined, path: Path) => Misshape[]

const wrong = (path: Path, remedy: string): Misshape[] => {
  const name = path.at(-1) ?? 'The declaration'
  return [
    {
      path,
      problem:
        typeof name === 'string'
          ? `\`${name}\` has the wrong shape`
          : 'A member of a list has the wrong shape',
      remedy,
    },
  ]
}

const string: Shape = (value, path) => (typeof value === 'string' ? [] : wrong(path, 'Write a string'))
const nullableString: Shape = (value, path) =>
  value === null || typeof value === 'string' ? [] : wrong(path, 'Write a string or null')
const boolean: Shape = (value, path) => (typeof value === 'boolean' ? [] : wrong(path, 'Write true or false'))

const oneOf =
  (...words: readonly (string | boolean)[]): Shape =>
  (value, path) =>
    words.includes(value as string)
      ? []
      : wrong(
          path,
          `Write ${words.map((word) => (typeof word === 'string' ? `'${word}'` : word)).join(', ')}`,
        )

const list =
  (member: Shape): Shape =>
  (value, path) =>
    Array.isArray(value)
      ? value.flatMap((item: Json, i) => member(item, [...path, i]))
      : wrong(path, 'Write a list')

const record =
  (member: Shape): Shape =>
  (value, path) =>
    isObject(value)
      ? Object.entries(value).flatMap(([key, item]) => member(item, [...path, key]))
      : wrong(path, 'Write an object')

/** `!` behind a key says that it has to be there. */
const object = (members: Readonly<Record<string, Shape>>): Shape => {
  const shapes = new Map(Object.entries(members).map(([key, shape]) => [key.replace('!', ''), shape]))
  const required = Object.keys(members).flatMap((key) => (key.endsWith('!') ? [key.slice(0, -1)] : []))
  return (value, path) => {
    if (!isObject(value)) return wrong(path, 'Write an object')
    const missing = required.filter((key) => value[key] === undefined)
    return [
      ...missing.map((key) => ({ path, problem: `\`${key}\` is missing`, remedy: `Add \`${key}\`` })),
      ...Object.entries(value).flatMap(([key, item]) => {
        const shape = shapes.get(key)
        if (shape !== undefined) return shape(item, [...path, key])
        return [
          {
            path: [...path, key],
            problem: `There is no \`${key}\` here`,
            remedy: `Write one of ${[...shapes.keys()].join(', ')}`,
          },
        ]
      }),
    ]
  }
}

/** The first shape whose kind of value this is. */
const either =
  (...choices: readonly (readonly [(value: Json | undefined) => boolean, Shape])[]): Shape =>
  (value, path) =>
    (choices.find(([matches]) => matches(value)) ?? choices.at(-1))?.[1](value, path) ?? []

const isString = (value: Json | undefined): boolean => typeof value === 'string'
const isTrue = (value: Json | undefined): boolean => value === true
const isTold = (value: Json | undefined): boolean => isObject(value) && value.attribute !== undefined
const any = (): boolean => true

const valueType = oneOf(
  'string',
  'boolean',
  'integer',
  'number',
  'date',
  'date-time',
  'array',
  'object',
  'unknown',
)
const yes = oneOf(true)
const strings = list(string)
const types = record(valueType)
const attribute = either(
  [isString, valueType],
  [
    any,
    object({
      'type!': valueType,
      readOnly: yes,
      onlyWithFields: yes,
      enum: strings,
      nullable: oneOf(false),
      items: valueType,
      description: string,
    }),
  ],
)
const targets = either([isString, string], [any, strings])
const relationship = object({ 'to!': targets, many: yes, wire: string, onlyWithInclude: yes })
const assignable = object({ attributes: strings, relationships: strings, writeOnly: types })
const filters = either([Array.isArray, strings], [any, record(object({ params: types }))])
const overrides = { where: types, order: strings, include: strings, filter: filters }
const included = either([isTrue, yes], [any, object({ include: strings })])
const below = object({ 'variable!': string, 'methods!': list(oneOf('get', 'update', 'delete', 'create')) })
const endpoint = object({
  list: either([isTrue, yes], [any, object(overrides)]),
  get: included,
  toOne: included,
  create: yes,
  update: yes,
  delete: yes,
  below,
})
const action = object({
  method: oneOf('POST', 'GET', 'PATCH', 'DELETE', 'PUT'),
  'paths!': strings,
  body: types,
  relationships: record(relationship),
  bodyType: string,
  returns: string,
})

/** What `spec/define.ts` says, for declarations that no compiler has seen. */
export const resourceShape: Shape = object({
  'type!': string,
  description: string,
  'attributes!': record(attribute),
  relationships: record(relationship),
  ...overrides,
  create: assignable,
  update: assignable,
  'endpoints!': record(endpoint),
  actions: record(action),
  wholeBy: list(strings),
  emptyUnless: record(
    either(
      [isTold, object({ 'attribute!': string, 'isNot!': strings })],
      [any, object({ 'type!': string, 'relationship!': string })],
    ),
  ),
  webhooks: record(string),
})

export const productShape: Shape = object({
  'name!': string,
  'title!': string,
  'path!': string,
  'version!': nullableString,
  'scope!': nullableString,
  documented: boolean,
  description: string,
})
