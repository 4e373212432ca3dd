import type {
  AttributeModel,
  OperationModel,
  ProductModel,
  QueryModel,
  RelationshipModel,
  ResourceModel,
} from '../../src/model/types.ts'

/** One attribute of the fixture: nullable and always sent unless told otherwise. */
const attribute = (name: string, more: Partial<AttributeModel> = {}): AttributeModel => ({
  name,
  type: 'string',
  items: null,
  nullable: true,
  readOnly: false,
  onlyWithFields: false,
  enum: null,
  description: '',
  ...more,
})

const relationship = (
  name: string,
  to: string,
  more: Partial<RelationshipModel> = {},
): RelationshipModel => ({
  name,
  to: [to],
  many: false,
  wire: to,
  onlyWithInclude: false,
  ...more,
})

export const noQuery: QueryModel = { include: [], order: [], where: [], filter: [] }

const resource = (type: string, more: Partial<ResourceModel>): ResourceModel => ({
  type,
  file: type.toLowerCase(),
  description: '',
  attributes: [],
  relationships: [],
  query: noQuery,
  create: null,
  update: null,
  wholeBy: [],
  emptyUnless: {},
  webhooks: [],
  ...more,
})

const operation = (
  method: OperationModel['method'],
  path: string,
  kind: OperationModel['kind'],
  type: string | null,
  more: Partial<OperationModel> = {},
): OperationModel => ({ method, path, kind, type, belowToOne: false, query: null, action: null, ...more })

const times = ['gt', 'gte', 'lt', 'lte']

/** A product with one of everything that emitters have to tell apart. */
export const smallProduct: ProductModel = {
  name: 'people',
  key: 'people',
  title: 'People',
  path: '/people/v2',
  version: '2026-06-04',
  scope: 'people',
  documented: true,
  description: '',
  resources: [
    resource('Campus', { attributes: [attribute('name'), attribute('latitude', { nullable: false })] }),
    resource('Email', {
      attributes: [attribute('address'), attribute('primary', { type: 'boolean' })],
      relationships: [relationship('person', 'Person')],
      query: {
        ...noQuery,
        order: ['address'],
        where: [{ name: 'address', type: 'string', operators: ['eq'] }],
      },
      create: { attributes: ['address', 'primary'], relationships: [], writeOnly: [] },
      update: { attributes: ['address'], relationships: [], writeOnly: [] },
      webhooks: [{ name: 'people.v2.events.email.created', type: 'Email', verb: 'created' }],
    }),
    resource('Organization', { attributes: [attribute('name')] }),
    resource('Person', {
      file: 'person',
      attributes: [
        attribute('created_at', { type: 'date-time', readOnly: true }),
        attribute('first_name'),
        attribute('grade', { type: 'integer' }),
        attribute('mfa_configured', { type: 'boolean', onlyWithFields: true }),
        attribute('permissions', { type: 'object' }),
        attribute('ratio', { type: 'number' }),
        attribute('status', { enum: ['active', 'inactive'] }),
        attribute('tags', { type: 'array', items: 'string' }),
        attribute('whatever', { type: 'unknown' }),
      ],
      relationships: [
        relationship('emails', 'Email', { many: true, onlyWithInclude: true }),
        relationship('primary_campus', 'Campus', { wire: 'PrimaryCampus' }),
      ],
      query: {
        include: [
          { name: 'emails', to: ['Email'], many: true },
          { name: 'primary_campus', to: ['Campus'], many: false },
        ],
        order: ['created_at', 'first_name'],
        where: [
          { name: 'created_at', type: 'date-time', operators: ['eq', ...times] },
          { name: 'first_name', type: 'string', operators: ['eq'] },
          { name: 'grade', type: 'integer', operators: ['eq'] },
        ],
        filter: [
          { name: 'admins', params: [] },
          { name: 'created_since', params: [{ name: 'time', type: 'date-time' }] },
        ],
      },
      create: {
        attributes: ['first_name', 'status'],
        relationships: ['primary_campus'],
        writeOnly: [{ name: 'secret_word', type: 'string' }],
      },
      update: { attributes: ['first_name'], relationships: ['primary_campus'], writeOnly: [] },
    }),
  ],
  root: {
    segment: '',
    key: '',
    path: '',
    variables: [],
    type: 'Organization',
    methods: ['get'],
    query: null,
    action: null,
    children: [],
  },
  operations: [
    operation('GET', '/', 'get', 'Organization'),
    operation('GET', '/emails', 'list', 'Email'),
    operation('GET', '/emails/{email_id}', 'get', 'Email'),
    operation('DELETE', '/emails/{email_id}', 'delete', 'Email'),
    operation('PATCH', '/emails/{email_id}', 'update', 'Email'),
    operation('GET', '/emails/{email_id}/person', 'toOne', 'Person'),
    operation('GET', '/emails/{email_id}/person/{person_id}', 'get', 'Person', { belowToOne: true }),
    operation('GET', '/people', 'list', 'Person'),
    operation('POST', '/people', 'create', 'Person'),
    operation('GET', '/people/{person_id}', 'get', 'Person'),
    operation('PATCH', '/people/{person_id}', 'update', 'Person'),
    operation('GET', '/people/{person_id}/emails', 'list', 'Email', {
      query: { ...noQuery, order: ['primary'] },
    }),
    operation('POST', '/people/{person_id}/emails', 'create', 'Email'),
    operation('GET', '/people/{person_id}/friends/{person_id}', 'get', 'Person'),
    operation('POST', '/people/{person_id}/send_greeting', 'action', 'Person', {
      action: { method: 'POST', body: [{ name: 'text', type: 'string' }], returns: null },
    }),
  ],
  webhooks: [{ name: 'people.v2.events.email.created', type: 'Email', verb: 'created' }],
}
