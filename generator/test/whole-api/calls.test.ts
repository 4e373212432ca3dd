/** Every real operation of the API, called once through the typed client and answered by the mock church. */
import { type Client, createClient, NotFoundError, type Products, personalAccessToken } from '@pcokit/sdk'
import { createMockPco } from '@pcokit/sdk/mock'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Method, PathModel, ProductModel, ValueType } from '../../src/model/types.ts'
import { expression, has, model, pathsOf, resource } from './model.ts'

const { products } = model()
const SAMPLES: Readonly<Record<ValueType, unknown>> = {
  string: 'sample',
  boolean: true,
  integer: 3,
  number: 1.5,
  date: '2026-01-02',
  'date-time': '2026-01-02T03:04:05Z',
  array: [],
  object: {},
  unknown: 'sample',
}

const VERBS: { readonly [method in Method]?: string } = {
  list: 'GET',
  get: 'GET',
  toOne: 'GET',
  create: 'POST',
  update: 'PATCH',
  delete: 'DELETE',
}

const READS: ReadonlySet<Method> = new Set(['list', 'get', 'toOne'])

/** `/people/{person_id}/emails` with its variables in place. */
function filled(path: string, ids: readonly string[]): string {
  let index = 0
  return path.replace(/\{[^}]+\}/g, () => ids[index++] ?? '')
}

interface Row {
  readonly id: string
  readonly type: string
}
type Call = (...input: unknown[]) => PromiseLike<unknown>
interface Sent {
  readonly method: string
  readonly path: string
  readonly status: number
}

/** Below an edge that is unset there is nothing: PCO answers 404. */
const unset = (error: unknown): readonly Row[] => {
  if (error instanceof NotFoundError) return []
  throw error
}

/** A fresh church and a client of one product that notes what it sends. */
function church(product: ProductModel, definition: Products[string]) {
  const mock = createMockPco({ seed: 7, people: 60, rateLimit: { limit: 1_000_000 } })
  const sent: Sent[] = []
  const pco = createClient({
    auth: personalAccessToken('id', 'secret'),
    products: { [product.key]: definition },
    validate: 'error',
    retry: { attempts: 1 },
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const response = await mock.fetch(request)
      sent.push({ method: request.method, path: new URL(request.url).pathname, status: response.status })
      return response
    },
    limiter: { acquire: async () => ({ id: '1', grantedAt: 0 }), release: async () => {} },
  })
  return { mock, pco: pco as Client<Products>, sent }
}

test('1,361 documented operations are real ways; the roots of ten products, one GET action and four of pledges are known besides', () => {
  const documented = products.filter((product) => product.documented)
  const real = documented.flatMap((product) => product.operations.filter((each) => !each.belowToOne))
  const beyondDocuments = real.filter(
    (each) =>
      each.path === '' ||
      (each.action && each.method === 'GET') ||
      /^\/pledge(_campaign)?s(\/\{\w+\})?$/.test(each.path),
  )
  expect(beyondDocuments).toHaveLength(15)
  expect(real.length - beyondDocuments.length).toBe(1361)
})

describe.each(products.map((product) => [product.name, product] as const))('%s', (_name, product) => {
  let definition: Products[string]
  let world: ReturnType<typeof church>
  const renew = () => {
    world = church(product, definition)
    bound.clear()
  }
  beforeAll(async () => {
    const module = await import(`../../../sdk/src/generated/${product.name}/index.ts`)
    definition = module[product.key]
    renew()
  })

  const handle = (trail: readonly PathModel[], ids: readonly string[]): Record<Method | string, Call> =>
    new Function('pco', `return ${expression(product, trail, (index) => JSON.stringify(ids[index]))}`)(
      world.pco,
    )

  /** Ids for the variables of a path, such that the row at its end exists; found by listing from the outside in. */
  const bound = new Map<string, Promise<string[][]>>()
  function bindings(trail: readonly PathModel[]): Promise<string[][]> {
    const end = trail.at(-1)!
    let found = bound.get(end.path)
    if (!found) {
      found = search(trail)
      bound.set(end.path, found)
    }
    return found
  }
  async function search(trail: readonly PathModel[]): Promise<string[][]> {
    if (trail.length <= 1) return [[]]
    const end = trail.at(-1)!
    const outer = await bindings(trail.slice(0, -1))
    if (end.segment !== '*') return outer
    const found: string[][] = []
    for (const ids of outer) {
      const rows = await rowsOf(trail.slice(0, -1), ids, end).catch(unset)
      // The parent may have many; a few of each parent keep the search short and the children plenty.
      for (const row of rows.slice(0, 12)) found.push([...ids, row.id])
      if (found.length >= 400) break
    }
    return found
  }

  /** The rows that a variable can stand for: what its collection lists, what its edge shows, else any of its type. */
  async function rowsOf(
    trail: readonly PathModel[],
    ids: readonly string[],
    item: PathModel,
  ): Promise<readonly Row[]> {
    const collection = trail.at(-1)!
    const target = handle(trail, ids)
    if (has(collection, 'list')) return ((await target.list!({ perPage: 100 })) as { data: Row[] }).data
    if (has(collection, 'toOne')) return [(await target.get!()) as Row | null].filter((row) => row !== null)
    const named = item.variables
      .at(-1)!
      .replace(/_id$/, '')
      .replace(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase())
    return world.mock.db.all(`${product.name}.${item.type ?? collection.type ?? named}`)
  }

  /** Attributes and relationships a write may carry, with values of the right kind. */
  function input(type: string, verb: 'create' | 'update', trail: readonly PathModel[]) {
    const declared = resource(product, type)
    // A write that names another parent would move the row away from the path.
    const parents = new Set(trail.slice(0, -1).map((each) => each.type))
    const assignable = declared[verb]
    const kinds = new Map(declared.attributes.map((each) => [each.name, each.type]))
    const attributes = Object.fromEntries([
      ...(assignable?.attributes ?? []).map((name) => [name, SAMPLES[kinds.get(name) ?? 'string']]),
      ...(assignable?.writeOnly ?? []).map((each) => [each.name, SAMPLES[each.type]]),
    ])
    const relationships: Record<string, unknown> = {}
    for (const name of assignable?.relationships ?? []) {
      const target = declared.relationships.find((each) => each.name === name)
      if (!target?.to[0]) continue
      if (target.to.some((each) => each !== type && parents.has(each))) continue
      const row = world.mock.db.all(`${product.name}.${target.to[0]}`)[0]
      if (!row) continue
      const identifier = target.to.length > 1 ? { type: row.type, id: row.id } : row.id
      relationships[name] = target.many ? [identifier] : identifier
    }
    return { attributes, relationships }
  }

  const ORDER: readonly Method[] = ['list', 'get', 'toOne', 'update', 'action', 'create', 'delete']
  const operations = ORDER.flatMap((method) =>
    [...pathsOf(product)]
      .filter(({ node }) => has(node, method))
      .map(({ node, trail }) => ({ method, node, trail })),
  )

  test('the client has every operation that PCO documents, but those below to-one edges', () => {
    const declared = product.operations.filter((each) => !each.belowToOne)
    expect(operations.map(({ method, node }) => `${method} ${node.path}`).sort()).toEqual(
      declared.map((each) => `${each.kind} ${each.path}`).sort(),
    )
  })

  test('each operation is sent to its own path and answered', async () => {
    const failures: string[] = []
    for (const { method, node, trail } of operations) {
      // A write changes the church: the next one gets a church of its own.
      if (!READS.has(method)) renew()
      const what = `${method} ${product.path}${node.path}`
      // An action hangs below a row, a create or a list below a collection: what has to exist is the last variable.
      const candidates = await bindings(
        node.segment === '*' || trail.length === 1 ? trail : trail.slice(0, -1),
      )
      const outcome =
        candidates.length === 0
          ? 'the mock church has no row there'
          : await attempt(method, node, trail, candidates)
      if (outcome) failures.push(`${what}: ${outcome}`)
    }
    expect(failures).toEqual([])
  }, 120_000)

  /** Calls it for one parent after another until one has such a row; says what went wrong, or nothing. */
  async function attempt(
    method: Method,
    node: PathModel,
    trail: readonly PathModel[],
    candidates: string[][],
  ) {
    let outcome = ''
    for (const ids of candidates) {
      const target = handle(trail, ids)
      world.sent.length = 0
      try {
        if (method === 'list') await target.list!()
        else if (method === 'get' || method === 'toOne') await target.get!()
        else if (method === 'create' || method === 'update')
          await target[method]!(input(node.type!, method, trail))
        else if (method === 'delete') await target.delete!()
        else await (target as unknown as Call)()
      } catch (error) {
        outcome = `with ${ids.join(', ')}: ${error}`
        if (error instanceof NotFoundError) continue
        return outcome
      }
      const [request] = world.sent
      const wanted = `${VERBS[method] ?? node.action?.method} ${product.path}${filled(node.path, ids)}`
      if (world.sent.length !== 1 || `${request?.method} ${request?.path}` !== wanted)
        return `sent ${JSON.stringify(world.sent)}, wanted ${wanted}`
      return request!.status < 300 || (method === 'toOne' && request!.status === 404)
        ? ''
        : `answered ${request!.status}`
    }
    return outcome
  }
})
