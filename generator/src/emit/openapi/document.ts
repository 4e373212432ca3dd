import type { OperationModel, ProductModel, ResourceModel } from '../../model/types.ts'
import { Components } from './components.ts'
import { type Json, type JsonObject, sorted } from './json.ts'
import { operationIds } from './operation-ids.ts'
import { Parameters } from './parameters.ts'
import { actionSchema, bodySchema, rowSchema, schemaRef, sharedSchemas } from './resource-schemas.ts'
import { failures, linkedDocument, rateLimitHeaders, sharedHeaders } from './responses.ts'
import { security, securitySchemes } from './security.ts'
import { uniqueVariables } from './variables.ts'

/** The media type of PCO's answers. */
const ANSWER = 'application/vnd.api+json'

/** The OpenAPI 3.1 document of one product, whole: also the operations that live in `raw` only. */
export function openApiDocument(product: ProductModel): JsonObject {
  const parts = new Parts(product)
  const ids = operationIds(product.operations)
  const paths: { [path: string]: { [method: string]: Json } } = {}
  for (const operation of product.operations) {
    const { path, variables } = uniqueVariables(operation.path || '/')
    const item = paths[path] ?? {}
    paths[path] = item
    if (item.parameters === undefined && variables.length > 0)
      item.parameters = variables.map((name) => parts.parameters.variable(name))
    item[operation.method.toLowerCase()] = parts.operation(operation, ids.get(operation) ?? '')
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Planning Center ${product.title}`,
      version: product.version ?? 'unversioned',
      description: product.description || `What pcokit knows of Planning Center's ${product.title} API.`,
      'x-generated-by':
        '@pcokit/generator from the declarations in spec/. Do not edit: change the declaration and run `npx pcokit generate`.',
    },
    servers: [{ url: `https://api.planningcenteronline.com${product.path}` }],
    security: security(product),
    tags: product.resources.map(({ type }) => ({ name: type })),
    paths: sorted(paths),
    components: parts.components(product),
  }
}

/** Collects what operations point to. */
class Parts {
  readonly parameters: Parameters
  readonly #parameters = new Components('parameters')
  readonly #bodies = new Components('requestBodies')
  readonly #responses = new Components('responses')
  readonly #schemas = new Components('schemas')
  readonly #types: ReadonlyMap<string, ResourceModel>

  constructor(product: ProductModel) {
    this.parameters = new Parameters(product, this.#parameters)
    this.#types = new Map(product.resources.map((resource) => [resource.type, resource]))
    for (const resource of product.resources) this.#schemas.use(resource.type, rowSchema(resource))
    for (const [name, schema] of Object.entries(sharedSchemas)) this.#schemas.use(name, schema)
    for (const [name, response] of Object.entries(failures)) this.#responses.use(name, response)
  }

  operation(operation: OperationModel, operationId: string): JsonObject {
    const result: { [name: string]: Json } = { operationId }
    if (operation.type !== null) result.tags = [operation.type]
    const parameters = this.parameters.query(operation)
    if (parameters.length > 0) result.parameters = parameters
    const body = this.#body(operation)
    if (body !== null) result.requestBody = body
    result.responses = this.#answers(operation)
    if (operation.belowToOne) result['x-pcokit-raw-only'] = true
    return result
  }

  #body({ kind, type, action }: OperationModel): JsonObject | null {
    const content = (schema: JsonObject): JsonObject => ({ content: { 'application/json': { schema } } })
    if (kind === 'action') {
      if (action === null || action.method === 'GET' || action.method === 'DELETE') return null
      const { body, relationships = [], bodyType = [] } = action
      const parts = [bodyType, ...body.map((one) => one.name), ...relationships.map((one) => one.name)].flat()
      return this.#bodies.use(['pco.Action', ...parts].join('.'), content(actionSchema(action)))
    }
    if (kind !== 'create' && kind !== 'update') return null
    const resource = type === null ? undefined : this.#types.get(type)
    if (resource === undefined) return null
    const schema = bodySchema(
      resource,
      kind === 'create' ? resource.create : resource.update,
      kind === 'update',
    )
    const name = `${resource.type}.${kind}`
    return this.#bodies.use(name, { required: true, ...content(schema) })
  }

  #answers(operation: OperationModel): JsonObject {
    const { kind, path } = operation
    const answers: { [status: string]: Json } = {}
    if (kind === 'delete') answers['204'] = this.#responses.use('pco.Gone', { description: 'Deleted.' })
    else if (kind === 'action') {
      answers['2XX'] = this.#success(operation.action?.returns ?? null, false)
    } else answers[kind === 'create' ? '201' : '200'] = this.#success(operation.type, kind === 'list')
    if (path.includes('{')) answers['404'] = this.#responses.ref('pco.NotFound')
    if (kind === 'create' || kind === 'update') answers['422'] = this.#responses.ref('pco.Invalid')
    answers['429'] = this.#responses.ref('pco.TooManyRequests')
    answers.default = this.#responses.ref('pco.Failure')
    return answers
  }

  /** A page of rows, one row, or an answer nobody knows the shape of. */
  #success(type: string | null, many: boolean): JsonObject {
    if (type === null || !this.#types.has(type))
      return this.#responses.use('pco.Done', { description: 'Done.', content: { [ANSWER]: { schema: {} } } })
    const data = many ? { type: 'array', items: schemaRef(type) } : schemaRef(type)
    return this.#responses.use(many ? `${type}.page` : type, {
      description: many ? `A page of ${type}.` : `One ${type}.`,
      headers: rateLimitHeaders,
      content: { [ANSWER]: { schema: linkedDocument(data, many) } },
    })
  }

  components(product: ProductModel): JsonObject {
    return {
      schemas: this.#schemas.toJSON(),
      parameters: this.#parameters.toJSON(),
      requestBodies: this.#bodies.toJSON(),
      responses: this.#responses.toJSON(),
      headers: sharedHeaders,
      securitySchemes: securitySchemes(product),
    }
  }
}
