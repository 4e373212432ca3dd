/** A product made of a few words, for tests of one emitter at a time. */
import type {
  AttributeModel,
  PathModel,
  ProductModel,
  QueryModel,
  ResourceModel,
  ValueType,
} from '../../src/model/types.ts'

export const noQuery: QueryModel = { include: [], order: [], where: [], filter: [] }

export const attribute = (
  name: string,
  type: ValueType = 'string',
  more: Partial<AttributeModel> = {},
): AttributeModel => ({
  name,
  type,
  items: null,
  nullable: true,
  readOnly: false,
  onlyWithFields: false,
  enum: null,
  description: '',
  ...more,
})

export const resource = (type: string, more: Partial<ResourceModel> = {}): ResourceModel => ({
  type,
  file: type.toLowerCase(),
  description: `A ${type}.`,
  attributes: [attribute('name')],
  relationships: [],
  query: noQuery,
  create: null,
  update: null,
  wholeBy: [],
  emptyUnless: {},
  webhooks: [],
  ...more,
})

export const path = (where: string, more: Partial<PathModel> = {}): PathModel => {
  const last = where.slice(where.lastIndexOf('/') + 1)
  const variable = last.startsWith('{')
  return {
    segment: variable ? '*' : last,
    key: variable ? '' : last.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    path: where,
    variables: [...where.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
    type: null,
    methods: [],
    query: null,
    action: null,
    children: [],
    ...more,
  }
}

export const product = (
  resources: readonly ResourceModel[],
  children: readonly PathModel[] = [],
): ProductModel => ({
  name: 'church-zoo',
  key: 'churchZoo',
  title: 'Church Zoo',
  path: '/church-zoo/v2',
  version: null,
  scope: null,
  documented: true,
  description: 'Animals.',
  resources,
  root: path('', { children }),
  operations: [],
  webhooks: [],
})

/** The text one emitter makes of a product. */
export const textOf = async (
  emitter: { emit: (product: ProductModel, options: { target: 'typebox'; out: string }) => unknown },
  of: ProductModel,
): Promise<string> => {
  const files = (await emitter.emit(of, { target: 'typebox', out: '' })) as readonly {
    readonly text: string
  }[]
  return files.map((file) => file.text).join('')
}
