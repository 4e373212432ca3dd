/** What a handle does when it is called: one request, its answer checked and completed. */
import { ResponseValidationError } from '../errors/response-validation.ts'
import type { ActionResult } from '../types/handles.ts'
import type { Hooks } from '../types/hooks.ts'
import type { List, Page } from '../types/page.ts'
import type { RequestOptions, StreamOptions } from '../types/query.ts'
import type { AnyRow } from '../types/rows.ts'
import type { PcoRequest, PcoResponse, Transport } from '../types/transport.ts'
import { bodyOf } from './body.ts'
import { problemsOf } from './check.ts'
import { attach, type Missing, type OpenRow } from './include.ts'
import { type OpenPage, pageOf } from './page.ts'
import { type Asked, buildQuery } from './query.ts'
import { quietly } from './quietly.ts'
import { refuse, wants } from './refuse.ts'
import { type Listing, readPages, readRows } from './streams.ts'
import { assignableOf, inputOf, type PathNode, type Tree } from './tree.ts'
import { isKind } from './values.ts'

/** How responses are checked against the declarations. */
export type Validate = 'off' | 'report' | 'error'

/** What all handles of a client share. */
export interface Engine {
  readonly transport: Transport
  readonly validate: Validate
  readonly hooks: Hooks
}

/** Where a handle stands. */
export interface Place {
  readonly engine: Engine
  readonly tree: Tree
  readonly node: PathNode
  /** `/people/v2/people/12` */
  readonly path: string
  /** The last id of the path, when it ends in one. */
  readonly id?: string | undefined
}

type Method = PcoRequest['method']

interface Document {
  readonly data: OpenRow | OpenRow[]
  readonly included?: readonly AnyRow[]
}

const send = (
  { engine, tree, path }: Place,
  method: Method,
  query: string,
  options?: RequestOptions,
  body?: unknown,
): Promise<PcoResponse> =>
  engine.transport.send({ method, path, query, version: tree.table.version, options, body })

/** Checks a document and completes its rows in place. */
function complete({ engine, tree, path, node }: Place, body: unknown, many: boolean, asked: Asked): void {
  const { validate, hooks } = engine
  const { onInvalid, onUnknownIdentifier } = hooks
  const { data, included = [] } = (body ?? {}) as Document
  const report = validate === 'report' && onInvalid
  // Nobody hears a report without a hook: then only what the code below stands on is checked.
  const readable = data && isKind(data, many ? 'a' : 'o')
  if (!readable || report || validate === 'error') {
    const problems = problemsOf(tree, node.type, body, many)
    if (problems[0] && report) quietly(() => onInvalid({ path, problems }))
    if (!readable || (problems[0] && !report)) throw new ResponseValidationError(path, problems)
  }
  const missing: Missing | undefined =
    onUnknownIdentifier && ((event) => quietly(() => onUnknownIdentifier({ path, ...event })))
  attach([data].flat(), included, asked, tree, missing)
}

/**
 * A list: nothing is sent before it is awaited or iterated.
 * @throws QueryError at once for what the path does not accept
 */
export function list(place: Place, input?: unknown, options: StreamOptions = {}): List<AnyRow> {
  const { asked, offset, perPage, text } = buildQuery(place, input, true)
  const { readAhead = 1 } = options
  if (!(Number.isInteger(readAhead) && readAhead > 0))
    wants(`${place.path}: readAhead`, 'a positive integer', readAhead)
  const read = async (at: number, own: RequestOptions): Promise<OpenPage> => {
    const response = await send(place, 'GET', text(at), own)
    complete(place, response.body, true, asked)
    return pageOf(response, at)
  }
  const listing: Listing = { offset, perPage, read }
  let page: Promise<Page<AnyRow>> | undefined
  const first = (): Promise<Page<AnyRow>> => {
    page ??= read(offset, options)
    return page
  }
  return {
    // biome-ignore lint/suspicious/noThenProperty: a list is a promise of its first page
    then: (onFulfilled, onRejected) => first().then(onFulfilled, onRejected),
    catch: (onRejected) => first().catch(onRejected),
    finally: (onFinally) => first().finally(onFinally),
    pages: () => readPages(listing, options),
    [Symbol.asyncIterator]: () => readRows(listing, options),
  }
}

/** A call that answers with one row; `data` is its body's. */
async function one(
  place: Place,
  method: Method,
  query?: unknown,
  options?: RequestOptions,
  body?: unknown,
): Promise<AnyRow> {
  const { asked, text } = buildQuery(place, query)
  const response = await send(place, method, text(), options, body)
  complete(place, response.body, false, asked)
  return (response.body as { data: AnyRow }).data
}

export const get = (place: Place, query?: unknown, options?: RequestOptions): Promise<AnyRow> =>
  one(place, 'GET', query, options)

/** A to-one edge. PCO answers 404 when it is unset (and the same when the row above it is gone). */
export const getToOne = (place: Place, query?: unknown, options?: RequestOptions): Promise<AnyRow | null> =>
  get(place, query, options).catch((error: { code?: unknown; path?: unknown } | null) => {
    if (error?.code === 'not_found' && error.path === place.path) return null
    throw error
  })

const write =
  (method: Method, letter: 'c' | 'u') =>
  async (place: Place, input: unknown, query?: unknown, options?: RequestOptions): Promise<AnyRow> =>
    one(
      place,
      method,
      query,
      options,
      bodyOf(place, place.node.type!, input, assignableOf(place.tree, place.node.type!, letter)),
    )

export const create: ReturnType<typeof write> = write('POST', 'c')
export const update: ReturnType<typeof write> = write('PATCH', 'u')

export async function remove(place: Place, options?: RequestOptions): Promise<void> {
  await send(place, 'DELETE', '', options)
}

/** An action: the row it returns where one is declared, else the JSON PCO sent or null. */
export async function act(
  place: Place,
  input?: unknown,
  options?: RequestOptions,
): Promise<AnyRow | ActionResult> {
  const { node, path } = place
  const method = node.action!
  if (input && method === 'GET') refuse(`${path} is a GET: no body.`)
  const { body } = await send(
    place,
    method,
    '',
    options,
    input ? bodyOf(place, node.options.t, input, inputOf(node)) : undefined,
  )
  if (!node.type || !body) return body as ActionResult
  complete(place, body, false, {})
  return (body as { data: AnyRow }).data
}
