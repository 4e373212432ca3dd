import type { ClientCore } from '@pcokit/sdk'
import type { AnyRow, Clock, Page, RequestOptions } from '@pcokit/sdk/runtime'
import { halving } from './halving.ts'

export interface NestedRequest {
  readonly offset: number
  readonly perPage: number
  readonly include: readonly string[]
  readonly signal: AbortSignal
}

export interface NestedPage extends Page<AnyRow> {
  /** Milliseconds: nothing on the page is older. */
  readonly observed: number
  /** Requests it took: more than one where PCO gave up on a whole page. */
  readonly requests: number
}

/** Reads any list of a product by its path below `/<product>/v2`, ids in place of the stars. */
export interface Nested {
  /** Why a list cannot be read here with these includes, as a sentence; null when it can. */
  refusal(product: string, path: string, include: readonly string[]): string | null
  /** @throws the SDK's errors */
  page(product: string, path: string, ids: readonly string[], request: NestedRequest): Promise<NestedPage>
  /** Can one row be read at this path? */
  gets(product: string, path: string): boolean
  /** One row; null for 404. */
  get(
    product: string,
    path: string,
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly row: AnyRow | null; readonly observed: number }>
}

/** What is used of a handle. Which of it there is depends on the path. */
interface Handle {
  readonly list?: (query: object, options: RequestOptions) => PromiseLike<Page<AnyRow>>
  readonly get?: (query: object, options: RequestOptions) => Promise<AnyRow>
}

const camel = (segment: string): string =>
  segment.replace(/[_-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** Walks a client's handles down a path. The products are named by their key on the client: `checkIns`. */
export function nestedReader(client: ClientCore, clock: Clock): Nested {
  const products = client as unknown as Readonly<Record<string, unknown>>
  const handleAt = (product: string, path: string, ids: readonly string[]): Handle | null => {
    let [handle, next]: [unknown, number] = [products[product], 0]
    for (const segment of path.split('/').filter(Boolean)) {
      if (handle === null || handle === undefined) return null
      if (segment === '*') {
        if (typeof handle !== 'function') return null
        handle = handle(ids[next++] ?? '1')
      } else handle = (handle as Readonly<Record<string, unknown>>)[camel(segment)]
    }
    return (handle as Handle | undefined) ?? null
  }
  const options = (signal: AbortSignal) => ({ signal, priority: 'backfill', fresh: true }) as const

  const refuse = (product: string, path: string, include: readonly string[]): string | null => {
    if (!products[product]) return `The client has no "${product}": add it to the products of createClient.`
    const list = handleAt(product, path, [])?.list
    if (typeof list !== 'function') {
      return `The client cannot list ${path}: generated product and catalogue differ, regenerate both.`
    }
    try {
      // Lazy: checks the query against the declarations and sends nothing.
      list({ include }, {})
      return null
    } catch {
      return `${path} does not offer include=${include.join(',')}.`
    }
  }
  const refusals = new Map<string, string | null>()

  return {
    refusal(product, path, include) {
      const question = `${product} ${path} ${include}`
      let answer = refusals.get(question)
      if (answer === undefined) {
        answer = refuse(product, path, include)
        refusals.set(question, answer)
      }
      return answer
    },

    async page(product, path, ids, { offset, perPage, include, signal }) {
      const { list } = handleAt(product, path, ids)!
      const asked = clock.now()
      let requests = 1
      const read = async (at: number, size: number): Promise<Page<AnyRow>> =>
        list!({ offset: at, perPage: size, ...(include.length > 0 && { include }) }, options(signal))
      const page = await halving(read, offset, perPage, () => requests++)
      return { ...page, observed: page.grantedAt ?? asked, requests }
    },

    gets: (product, path) => typeof handleAt(product, path, [])?.get === 'function',

    async get(product, path, ids, signal) {
      const observed = clock.now()
      try {
        return { row: await handleAt(product, path, ids)!.get!({}, options(signal)), observed }
      } catch (error) {
        if ((error as { code?: unknown } | null)?.code === 'not_found') return { row: null, observed }
        throw error
      }
    },
  }
}
