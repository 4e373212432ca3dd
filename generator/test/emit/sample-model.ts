/** `sdk/test/sample` as a model: what the emitters turn into exactly the files that stand there. */
import type {
  AttributeModel,
  IncludeModel,
  Method,
  PathModel,
  ProductModel,
  QueryModel,
  RelationshipModel,
  ResourceModel,
  ValueType,
  WhereModel,
} from '../../src/model/types.ts'

const LETTERS: { readonly [letter: string]: ValueType } = {
  b: 'boolean',
  i: 'integer',
  d: 'date',
  t: 'date-time',
  o: 'object',
}

/** `name:t` as a name and its type. */
const typed = (text: string): { name: string; type: ValueType } => {
  const [name = '', letter = ''] = text.split(':')
  return { name, type: LETTERS[letter] ?? 'string' }
}

const split = (text: string): string[] => text.split(' ').filter((word) => word !== '')

/** `birthdate:d mfa_configured:b?`; a question mark: only with `fields`. */
const attributes = (
  text: string,
  readOnly: string,
  more: { [name: string]: Partial<AttributeModel> } = {},
): AttributeModel[] =>
  split(text).map((word) => {
    const { name, type } = typed(word.replace('?', ''))
    return {
      name,
      type,
      items: null,
      nullable: true,
      readOnly: split(readOnly).includes(name),
      onlyWithFields: word.endsWith('?'),
      enum: null,
      description: '',
      ...more[name],
    }
  })

const where = (text: string): WhereModel[] =>
  split(text).map((word) => {
    const { name, type } = typed(word)
    return {
      name,
      type,
      operators: type === 'date' || type === 'date-time' ? ['eq', 'gt', 'gte', 'lt', 'lte'] : ['eq'],
    }
  })

const query = (order: string, filters: string, include: readonly IncludeModel[] = []): QueryModel => ({
  include,
  order: split(order),
  where: where(filters),
  filter: [],
})

const toOne = (name: string, to: string, more: Partial<RelationshipModel> = {}): RelationshipModel => ({
  name,
  to: [to],
  many: false,
  wire: to,
  onlyWithInclude: false,
  ...more,
})

const assignable = (names: string, relationships = '') => ({
  attributes: split(names),
  relationships: split(relationships),
  writeOnly: [],
})

const resource = (type: string, more: Partial<ResourceModel>): ResourceModel => ({
  type,
  file: type.toLowerCase(),
  description: '',
  attributes: [],
  relationships: [],
  query: query('', ''),
  create: null,
  update: null,
  wholeBy: [],
  emptyUnless: {},
  webhooks: [],
  ...more,
})

const STAMPS = 'created_at updated_at'

const campus = resource('Campus', {
  description: 'A campus of People.',
  attributes: attributes('name created_at:t updated_at:t', STAMPS),
  query: query('name created_at updated_at', 'name id created_at:t updated_at:t'),
  create: assignable('name'),
  update: assignable('name'),
})

const email = resource('Email', {
  description: 'An email address of People.',
  attributes: attributes(
    'address blocked:b created_at:t location primary:b updated_at:t',
    `blocked ${STAMPS}`,
  ),
  relationships: [toOne('person', 'Person')],
  query: query(
    'address location primary created_at updated_at',
    'address location primary:b created_at:t updated_at:t blocked:b',
  ),
  create: assignable('address location primary'),
  update: assignable('address location primary'),
  webhooks: ['created', 'destroyed', 'updated'].map((verb) => ({
    name: `people.v2.events.email.${verb}`,
    type: 'Email',
    verb,
  })),
})

const fieldDatum = resource('FieldDatum', {
  description: 'A field datum of People.',
  attributes: attributes(
    'file:o file_content_type file_name file_size:i value',
    'file file_content_type file_name file_size',
  ),
  relationships: [toOne('customizable', 'Person'), toOne('field_definition', 'FieldDefinition')],
  query: query('value', 'value', [{ name: 'field_definition', to: ['FieldDefinition'], many: false }]),
  create: assignable('value', 'field_definition'),
  update: assignable('value'),
})

const fieldDefinition = resource('FieldDefinition', {
  description: 'A field definition of People.',
  attributes: attributes('config data_type deleted_at:t name sequence:i slug', ''),
  query: query('name sequence', 'name slug'),
})

const organization = resource('Organization', {
  description: 'An organization of People.',
  attributes: attributes('name country_code', 'name country_code'),
})

const person = resource('Person', {
  description: 'A person of People.',
  attributes: attributes(
    'birthdate:d child:b created_at:t first_name grade:i last_name mfa_configured:b? status updated_at:t',
    `grade mfa_configured ${STAMPS}`,
    { status: { enum: ['active', 'inactive'] } },
  ),
  relationships: [
    toOne('primary_campus', 'Campus', { wire: 'PrimaryCampus' }),
    toOne('emails', 'Email', { many: true, onlyWithInclude: true }),
    toOne('field_data', 'FieldDatum', { many: true, onlyWithInclude: true }),
  ],
  query: query(
    'birthdate created_at first_name last_name updated_at',
    'birthdate:d child:b created_at:t first_name id grade:i last_name search_name updated_at:t',
    [
      { name: 'emails', to: ['Email'], many: true },
      { name: 'field_data', to: ['FieldDatum'], many: true },
      { name: 'field_data.field_definition', to: ['FieldDefinition'], many: false },
      { name: 'primary_campus', to: ['Campus'], many: false },
    ],
  ),
  create: assignable('birthdate child first_name last_name status', 'primary_campus'),
  update: assignable('birthdate child first_name last_name status', 'primary_campus'),
})

const camel = (segment: string): string =>
  segment.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** A path without its parents: `below` gives it the rest. */
const node = (
  segment: string,
  type: string | null,
  methods: readonly Method[],
  children: readonly PathModel[] = [],
  more: Partial<PathModel> = {},
): PathModel => ({
  segment: segment.startsWith('{') ? '*' : segment,
  key: segment.startsWith('{') ? '' : camel(segment),
  path: segment,
  variables: [],
  type,
  methods,
  query: null,
  action: null,
  children,
  ...more,
})

/** Gives every path of the tree its whole path and its variables. */
const below = (path: PathModel, parent: string): PathModel => {
  const whole = path.path === '' ? '' : `${parent}/${path.path}`
  const variables = [...whole.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  return { ...path, path: whole, variables, children: path.children.map((child) => below(child, whole)) }
}

const ROW: readonly Method[] = ['get', 'update', 'delete']

const root = node(
  '',
  'Organization',
  ['get'],
  [
    node('campuses', 'Campus', ['list', 'create'], [node('{campus_id}', 'Campus', ROW)]),
    node(
      'emails',
      'Email',
      ['list'],
      [node('{email_id}', 'Email', ROW, [node('person', 'Person', ['toOne'])])],
    ),
    node('field_data', 'FieldDatum', ['list'], [node('{field_datum_id}', 'FieldDatum', ROW)]),
    node('me', 'Person', ['get']),
    node(
      'people',
      'Person',
      ['list', 'create'],
      [
        node('{person_id}', 'Person', ROW, [
          node('emails', 'Email', ['list', 'create'], [node('{email_id}', 'Email', ROW)]),
          node('field_data', 'FieldDatum', ['list', 'create']),
          node('primary_campus', 'Campus', ['toOne']),
          node('send_greeting', null, ['action'], [], {
            action: {
              method: 'POST',
              body: [{ name: 'text', type: 'string' }],
              relationships: [{ name: 'campuses', to: ['Campus'], many: true }],
              bodyType: 'Greeting',
              returns: null,
            },
          }),
        ]),
      ],
      {
        query: {
          ...person.query,
          filter: [
            { name: 'admins', params: [] },
            { name: 'created_since', params: [{ name: 'time', type: 'date-time' }] },
          ],
        },
      },
    ),
  ],
)

export const sample: ProductModel = {
  name: 'people',
  key: 'people',
  title: 'People',
  path: '/people/v2',
  version: '2026-06-04',
  scope: 'people',
  documented: true,
  description: 'A small People.',
  resources: [campus, email, fieldDatum, fieldDefinition, organization, person],
  root: below(root, ''),
  operations: [],
  webhooks: email.webhooks,
}
