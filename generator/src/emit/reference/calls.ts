import type { PathModel, ProductModel, QueryModel } from '../../model/types.ts'

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
  const visit = (node: PathModel, handle: string, parent: PathModel | null): void => {
    const url = `${product.path}${node.path}`
    if (node.action !== null && parent !== null) {
      const body =
        node.action.body.length > 0 ? `{ ${node.action.body.map(({ name }) => name).join(', ')} }` : ''
      add(parent.type, {
        code: `${handle}(${body})`,
        request: `${node.action.method} ${url}`,
        query: null,
        lists: false,
      })
    }
    for (const method of node.methods) {
      const verb = verbs[method]
      if (verb !== undefined)
        add(node.type, {
          code: `${handle}.${verb.call}`,
          request: `${verb.http} ${url}`,
          query: node.query,
          lists: method === 'list',
        })
    }
    for (const child of node.children) {
      const variable = child.variables[child.variables.length - 1] ?? 'id'
      visit(child, child.segment === '*' ? `${handle}(${camel(variable)})` : `${handle}.${child.key}`, node)
    }
  }
  visit(product.root, `pco.${product.key}`, null)
  // Short ways first; the walk itself is in the order of paths, and sorting keeps that among equals.
  const depth = ({ request }: Call): number => request.split('/').length
  for (const known of calls.values()) known.sort((a, b) => depth(a) - depth(b))
  return calls
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
