import type { OperationModel, PathModel, ProductModel, QueryModel } from '../../model/types.ts'

/** One way to read or change rows of a type: how the client writes it and what is sent. */
export interface Call {
  /** `pco.people.people(personId).emails.list()` */
  readonly code: string
  /** `GET /people/v2/people/{person_id}/emails` */
  readonly request: string
  /** What this path accepts where it differs from its type. */
  readonly query: QueryModel | null
  readonly lists: boolean
}

/** Calls by the resource type they are about. Actions stand with the type of the row they are called on. */
export function callsOf(product: ProductModel): ReadonlyMap<string, readonly Call[]> {
  const calls = new Map<string, Call[]>()
  const add = (type: string | null, call: Call): void => {
    if (type === null) return
    const known = calls.get(type)
    if (known === undefined) calls.set(type, [call])
    else known.push(call)
  }
  const actions = new Map<string, string>()
  const visit = (node: PathModel, handle: string): void => {
    const url = `${product.path}${node.path}`
    if (node.action !== null) actions.set(`${node.action.method} ${node.path}`, handle)
    for (const method of node.methods) {
      const verb = verbs[method]
      if (verb === undefined) continue
      const call = { code: `${handle}.${verb.call}`, request: `${verb.http} ${url}` }
      add(node.type, { ...call, query: node.query, lists: method === 'list' })
    }
    for (const child of node.children) {
      const variable = child.variables[child.variables.length - 1] ?? 'id'
      visit(child, child.segment === '*' ? `${handle}(${camel(variable)})` : `${handle}.${child.key}`)
    }
  }
  visit(product.root, `pco.${product.key}`)
  for (const operation of product.operations) {
    if (operation.action === null) continue
    const { method, path, action } = operation
    const handle = actions.get(`${method} ${path}`) ?? 'raw(pco)'
    const { body, relationships = [] } = action
    const parts = Object.entries({ attributes: body, relationships })
      .filter(([, members]) => members.length > 0)
      .map(([key, members]) => `${key}: { ${members.map(({ name }) => name).join(', ')} }`)
    add(ownerOf(product, operation), {
      code: `${handle}(${parts.length > 0 ? `{ ${parts.join(', ')} }` : ''})`,
      request: `${method} ${product.path}${path}`,
      query: null,
      lists: false,
    })
  }
  // Short ways first; the walk itself is in the order of paths, and sorting keeps that among equals.
  const depth = ({ request }: Call): number => request.split('/').length
  for (const known of calls.values()) known.sort((a, b) => depth(a) - depth(b))
  return calls
}

/** The type of the row an action is called on: of any operation on that row, also of one below a to-one edge. */
function ownerOf(product: ProductModel, { path, type }: OperationModel): string | null {
  const parent = path.slice(0, path.lastIndexOf('/'))
  const on = product.operations.find((one) => one.path === parent && one.type !== null)
  return on?.type ?? type ?? product.root.type
}

const verbs: { readonly [method: string]: { readonly call: string; readonly http: string } } = {
  list: { call: 'list()', http: 'GET' },
  get: { call: 'get()', http: 'GET' },
  toOne: { call: 'get()', http: 'GET' },
  create: { call: 'create(…)', http: 'POST' },
  update: { call: 'update(…)', http: 'PATCH' },
  delete: { call: 'delete()', http: 'DELETE' },
}

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
