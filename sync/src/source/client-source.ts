import type { ClientCore } from '@pcokit/sdk'
import type { AnyRow, Clock, Page, RequestOptions } from '@pcokit/sdk/runtime'
import { halving, nestedReader } from '../routes/index.ts'
import { overlapping } from './overlapping.ts'
import type { Source, Stream } from './source.ts'

/** What is used of a collection's handle. Which of it there is depends on the path. */
interface Collection {
  readonly list?: (query: object, options: RequestOptions) => PromiseLike<Page<AnyRow>>
  readonly get?: (id: string, query: object, options: RequestOptions) => Promise<AnyRow>
}

const camel = (segment: string): string =>
  segment.replace(/[_-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** Reads through a client's handles, behind everything else that asks the same limiter. */
export function clientSource(client: ClientCore, clock: Clock): Source {
  const products = client as unknown as Readonly<
    Record<string, Readonly<Record<string, unknown>> | undefined>
  >
  const collection = (stream: Stream): Collection | null => {
    const path = stream.declaration.collections[0]
    let handle: unknown = products[stream.key]
    for (const segment of path?.split('/').filter(Boolean) ?? []) {
      handle = (handle as Readonly<Record<string, unknown>> | undefined)?.[camel(segment)]
    }
    return path && handle ? (handle as Collection) : null
  }
  const options = (signal: AbortSignal) => ({ signal, priority: 'backfill', fresh: true }) as const

  return {
    nested: nestedReader(client, clock),

    refusal(stream) {
      if (!products[stream.key]) {
        return `The client has no "${stream.key}": add it to the products of createClient.`
      }
      if (typeof collection(stream)?.list === 'function') return null
      return `The client cannot list ${stream.declaration.collections[0]}: generated product and catalogue differ, regenerate both.`
    },

    pages: (stream, request) =>
      overlapping(request, clock, (offset, signal) => {
        const { perPage, order, where, sparse, include = [] } = request
        const more = {
          ...(order && { order }),
          ...(where && { where }),
          ...(sparse && { fields: { [stream.declaration.type]: sparse } }),
          ...(include.length > 0 && { include }),
        }
        const { list } = collection(stream)!
        const read = async (at: number, size: number): Promise<Page<AnyRow>> =>
          list!({ offset: at, perPage: size, ...more }, options(signal))
        return halving(read, offset, perPage)
      }),

    async count(stream, signal, where) {
      const page = await collection(stream)!.list!({ perPage: 1, ...(where && { where }) }, options(signal))
      return { total: page.total, rateLimit: page.rateLimit }
    },

    gets(stream) {
      return typeof collection(stream)?.get === 'function'
    },

    async get(stream, id, signal) {
      const observed = clock.now()
      try {
        return { row: await collection(stream)!.get!(id, {}, options(signal)), observed }
      } catch (error) {
        if ((error as { code?: unknown } | null)?.code === 'not_found') return { row: null, observed }
        throw error
      }
    },
  }
}
