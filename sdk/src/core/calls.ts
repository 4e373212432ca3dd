/** What a handle does when it is called: one request, its answer checked and completed. */
import { ResponseValidationError } from '../errors/response-validation.ts'
import type { ActionResult } from '../types/handles.ts'
import type { Hooks } from '../types/hooks.ts'
import type { List, Page } from '../types/page.ts'
import type { RequestOptions, StreamOptions } from '../types/query.ts'
import type { AnyRow } from '../types/rows.ts'
import type { PcoRequest, PcoResponse, Transport } from '../types/transport.ts'
import { attributesOf, writeBody } from './body.ts'
import { problemsOf } from './check.ts'
import { attach, type Missing, type OpenRow } from './include.ts'
import { type OpenPage, pageOf } from './page.ts'
import { type Asked, buildQuery } from './query.ts'
import { refuse, wants } from './refuse.ts'
import { type Listing, readPages, readRows } from './streams.ts'
import { kinds, type PathNode, type Tree, words } from './tree.ts'

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

async function send(
  { engine, tree, path }: Place,
  method: PcoRequest['method'],
  query: string,
  options: RequestOptions | undefined,
  body?: unknown,
): Promise<PcoResponse> {
  return engine.transport.send({
    method,
    path,
    query,
    version: tree.table.version,
    options,
    ...(body !== undefined && { body }),
  })
}

/** Hooks watch: what they throw must not break a call. */
function tell<E>(hook: ((event: E) => void) | undefined, event: E): void {
  try {
    hook?.(event)
  } catch {}
}

/** Checks a document and completes its rows in place. */
function complete(
  { engine, tree, path }: Place,
  type: string | null,
  response: PcoResponse,
  many: boolean,
  asked: Asked,
): void {
  const { validate, hooks } = engine
  const body = response.body as { data: OpenRow | OpenRow[]; included?: AnyRow[] } | null
  // Nobody hears a report without a hook, so nothing is checked but what the code below stands on.
  const usable =
    body && typeof body.data === 'object' && Array.isArray(body.data) === many && body.data !== null
  if (!usable || validate === 'error' || (validate === 'report' && hooks.onInvalid)) {
    const problems = problemsOf(tree, type, body, many)
    if (problems.length) {
      if (validate === 'report') tell(hooks.onInvalid, { path, problems })
      if (!usable || validate === 'error') throw new ResponseValidationError(path, problems)
    }
  }
  const missing: Missing | undefined =
    hooks.onUnknownIdentifier && ((event) => tell(hooks.onUnknownIdentifier, { path, ...event }))
  const { data, included } = body as { data: OpenRow | OpenRow[]; included?: AnyRow[] }
  attach(Array.isArray(data) ? data : [data], included ?? [], asked, tree, missing)
}

/** A list: nothing is sent before it is awaited or iterated. */
class LazyList implements List<AnyRow>, Listing {
  #first: Promise<Page<AnyRow>> | undefined
  constructor(
    readonly offset: number,
    readonly perPage: number,
    readonly read: Listing['read'],
    readonly options: StreamOptions,
  ) {}
  // biome-ignore lint/suspicious/noThenProperty: a list is a promise of its first page
  then<T = Page<AnyRow>, E = never>(
    onFulfilled?: ((page: Page<AnyRow>) => T | PromiseLike<T>) | null,
    onRejected?: ((reason: unknown) => E | PromiseLike<E>) | null,
  ): Promise<T | E> {
    this.#first ??= this.read(this.offset, this.options)
    return this.#first.then(onFulfilled, onRejected)
  }
  catch<T>(onRejected: (reason: unknown) => T | PromiseLike<T>): Promise<Page<AnyRow> | T> {
    return this.then(null, onRejected) as Promise<Page<AnyRow> | T>
  }
  finally(onFinally: () => void): Promise<Page<AnyRow>> {
    return (this.then() as Promise<Page<AnyRow>>).finally(onFinally)
  }
  pages(): AsyncIterableIterator<OpenPage> {
    return readPages(this, this.options)
  }
  [Symbol.asyncIterator](): AsyncIterableIterator<AnyRow> {
    return readRows(this, this.options)
  }
}

/** @throws QueryError at once for what the path does not accept */
export function list(place: Place, input: unknown, options: StreamOptions = {}): List<AnyRow> {
  const { tree, node, path } = place
  const query = buildQuery(tree, node, path, input, true)
  const { readAhead = 1 } = options
  if (!(Number.isInteger(readAhead) && readAhead > 0))
    wants(`${path}: readAhead`, 'a positive integer', readAhead)
  const read = async (offset: number, options: RequestOptions): Promise<OpenPage> => {
    const response = await send(place, 'GET', query.text(offset), options)
    complete(place, node.type, response, true, query.asked)
    return pageOf(response, offset)
  }
  return new LazyList(query.offset, query.perPage, read, options)
}

async function one(
  place: Place,
  method: PcoRequest['method'],
  query: unknown,
  options?: RequestOptions,
  body?: unknown,
): Promise<AnyRow> {
  const { tree, node, path } = place
  const { asked, text } = buildQuery(tree, node, path, query, false)
  const response = await send(place, method, text(), options, body)
  complete(place, node.type, response, false, asked)
  return (response.body as { data: AnyRow }).data
}

export const get = (place: Place, query?: unknown, options?: RequestOptions): Promise<AnyRow> =>
  one(place, 'GET', query, options)

/**
 * A to-one edge. PCO answers 404 when it is unset (and the same when the row above it is gone).
 */
export async function getToOne(
  place: Place,
  query?: unknown,
  options?: RequestOptions,
): Promise<AnyRow | null> {
  try {
    return await one(place, 'GET', query, options)
  } catch (error) {
    const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown }
    if (code === 'not_found' && path === place.path) return null
    throw error
  }
}

export const create = async (
  place: Place,
  input: unknown,
  query?: unknown,
  options?: RequestOptions,
): Promise<AnyRow> =>
  one(place, 'POST', query, options, writeBody(place.tree, place.node.type!, 'c', place.path, input))

export const update = async (
  place: Place,
  input: unknown,
  query?: unknown,
  options?: RequestOptions,
): Promise<AnyRow> =>
  one(
    place,
    'PATCH',
    query,
    options,
    writeBody(place.tree, place.node.type!, 'u', place.path, input, place.id),
  )

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
  const { b } = node.options
  const known = b ? kinds(words(b, ',')) : undefined
  if (input && method === 'GET') refuse(`${path} is read with GET and takes no body.`)
  const data = input ? { attributes: attributesOf(path, input, known) } : undefined
  const response = await send(place, method, '', options, data && { data })
  if (!node.type || response.body === null) return response.body as ActionResult
  complete(place, node.type, response, false, {})
  return (response.body as { data: AnyRow }).data
}
