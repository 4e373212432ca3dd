/** The mock as a request handler of Mock Service Worker. */
import type { HttpHandler } from 'msw'
import type { MockFetch } from './fetch.ts'

const HOSTS = new Set(['api.planningcenteronline.com', 'upload.planningcenteronline.com'])

interface RunArguments {
  readonly request: Request
  readonly requestId?: string
}

/**
 * One handler for all of PCO's hosts. It is written out instead of made with `http.all`, so that the mock does
 * not load MSW, and so that it fits whichever version of it the tests have; MSW asks a handler only to `run`.
 */
export function handlersOf(fetch: MockFetch): HttpHandler[] {
  const matches = (request: Request): boolean => HOSTS.has(new URL(request.url).hostname)
  const handler = {
    kind: 'request',
    info: {
      header: "all Planning Center's hosts",
      method: /.*/,
      path: 'https://*.planningcenteronline.com/*',
      callFrame: undefined,
    },
    isUsed: false,
    options: undefined,
    parse: async () => ({}),
    predicate: ({ request }: RunArguments) => matches(request),
    test: async ({ request }: RunArguments) => matches(request),
    reset: () => {},
    restore: () => {},
    log: () => {},
    async run({ request, requestId }: RunArguments) {
      if (!matches(request)) return null
      handler.isUsed = true
      const original = request.clone()
      const response = await fetch(request).catch((error: unknown) => {
        if (error instanceof TypeError) return Response.error()
        throw error
      })
      return { handler, request: original, requestId, response, parsedResult: {} }
    },
  }
  return [handler as unknown as HttpHandler]
}
