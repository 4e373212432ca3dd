import type { OperationModel, ProductModel, QueryModel, ResourceModel } from '../../model/types.ts'
import type { Components } from './components.ts'
import type { Json, JsonObject } from './json.ts'
import { valueSchema } from './values.ts'

type Ref = { readonly $ref: string }

/** Comma-separated in the URL, as PCO wants it: `include=emails,addresses`. */
const commaList = (name: string, items: JsonObject): JsonObject => ({
  name,
  in: 'query',
  style: 'form',
  explode: false,
  schema: { type: 'array', items },
})

const single = (name: string, schema: JsonObject): JsonObject => ({ name, in: 'query', schema })

const names = (values: readonly string[]): JsonObject => ({ type: 'string', enum: values })

const page: readonly JsonObject[] = [
  single('per_page', { type: 'integer', minimum: 1, maximum: 100, default: 25 }),
  single('offset', { type: 'integer', minimum: 0, default: 0 }),
]

/** Component names hold letters, digits, dots, dashes and underscores only. */
const safe = (name: string): string => name.replace(/[^A-Za-z0-9._-]+/g, '.').replace(/\.$/, '')

/** The parameters of operations, each kept once under `components.parameters`. */
export class Parameters {
  readonly #components: Components
  readonly #types: ReadonlyMap<string, ResourceModel>

  constructor(product: ProductModel, components: Components) {
    this.#components = components
    this.#types = new Map(product.resources.map((resource) => [resource.type, resource]))
  }

  variable(name: string): Ref {
    return this.#components.use(`path.${safe(name)}`, {
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })
  }

  /** What stands behind the question mark, in the order of the facts: what, which, how much. */
  query(operation: OperationModel): Ref[] {
    const { kind, type } = operation
    const resource = type === null ? undefined : this.#types.get(type)
    if (resource === undefined || kind === 'delete' || kind === 'action') return []
    const query = operation.query ?? resource.query
    const refs = [...this.#includes(resource, query), ...this.#fields(resource, query)]
    if (kind === 'list') refs.push(...this.#list(resource, query))
    return refs
  }

  #includes(resource: ResourceModel, query: QueryModel): Ref[] {
    if (query.include.length === 0) return []
    const include = query.include.map(({ name }) => name)
    return [this.#components.use(`${resource.type}.include`, commaList('include', names(include)))]
  }

  /** Sparse fields of the type itself and of everything its includes can bring. */
  #fields(resource: ResourceModel, query: QueryModel): Ref[] {
    const types = new Set([resource.type])
    for (const { name } of query.include) {
      let from = [resource.type]
      for (const step of name.split('.')) {
        from = from.flatMap((type) => this.#targets(type, step, query))
        for (const type of from) types.add(type)
      }
    }
    return [...types].sort().flatMap((type) => {
      const known = this.#types.get(type)
      if (known === undefined) return []
      const fields = [...known.attributes, ...known.relationships].map(({ name }) => name)
      return [this.#components.use(`fields.${type}`, commaList(`fields[${type}]`, fieldNames(fields)))]
    })
  }

  #targets(type: string, step: string, query: QueryModel): readonly string[] {
    const resource = this.#types.get(type)
    const include = query.include.find(({ name }) => name === step)
    const relationship = resource?.relationships.find(({ name }) => name === step)
    return relationship?.to ?? include?.to ?? []
  }

  #list(resource: ResourceModel, query: QueryModel): Ref[] {
    const use = (name: string, parameter: JsonObject): Ref => this.#components.use(name, parameter)
    const refs: Ref[] = []
    for (const { name, type, operators } of query.where)
      for (const operator of operators) {
        const suffix = operator === 'eq' ? '' : `[${operator}]`
        const key = operator === 'eq' ? `where.${safe(name)}` : `where.${safe(name)}.${operator}`
        refs.push(use(key, single(`where[${name}]${suffix}`, valueSchema(type))))
      }
    if (query.order.length > 0) {
      const orders = query.order.flatMap((name) => [name, `-${name}`])
      refs.push(use(`${resource.type}.order`, commaList('order', names(orders))))
    }
    if (query.filter.length > 0) {
      const filters = query.filter.map(({ name }) => name)
      refs.push(use(`${resource.type}.filter`, commaList('filter', names(filters))))
      const taken = new Set<string>()
      for (const { name, type } of query.filter.flatMap(({ params }) => params)) {
        if (taken.has(name)) continue
        taken.add(name)
        refs.push(use(`param.${safe(name)}`, single(name, valueSchema(type))))
      }
    }
    for (const parameter of page) refs.push(use(`page.${parameter.name as string}`, parameter))
    return refs
  }
}

const fieldNames = (fields: readonly string[]): { readonly [name: string]: Json } =>
  fields.length > 0 ? names(fields) : { type: 'string' }
