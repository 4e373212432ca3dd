/** From a Request to the transport and back to a Response. */
import { HttpError } from '../errors/http.ts'
import type { PcoRequest, Transport } from '../types/transport.ts'

/** Describes the body as it came over the wire, not as it is handed on. */
const STALE = ['Content-Length', 'Content-Encoding', 'Transfer-Encoding']

/** A `fetch` that sends through `transport`. */
export const sendThrough =
  (transport: Transport, version: string | null) =>
  async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    const text = request.body === null ? '' : await request.text()
    try {
      const { status, headers, body } = await transport.send({
        method: request.method as PcoRequest['method'],
        // The root of a product is `/people/v2`, without the slash that the document has to write.
        path: pathname.replace(/\/$/, ''),
        query: search.slice(1),
        version,
        options: { signal: request.signal },
        ...(text === '' ? {} : { body: JSON.parse(text) as unknown }),
      })
      const answer = new Headers(headers)
      for (const name of STALE) answer.delete(name)
      return new Response(body === null ? null : JSON.stringify(body), { status, headers: answer })
    } catch (error) {
      if (error instanceof HttpError && error.status >= 400) return failed(error)
      throw error
    }
  }

/** The answer an error was made of, as far as it keeps it: openapi-fetch hands its body on as `error`. */
function failed(error: HttpError): Response {
  const { status, title, detail, requestId, retryAfter } = error
  const item = {
    status: String(status),
    ...(title === null ? {} : { title }),
    ...(detail === null ? {} : { detail }),
  }
  const headers = new Headers({ 'Content-Type': 'application/json' })
  if (requestId !== null) headers.set('X-Request-Id', requestId)
  if (retryAfter !== null) headers.set('Retry-After', String(Math.ceil(retryAfter / 1000)))
  // An HTML page of a gateway has no list: what could be read of it stands in one item.
  const errors = error.errors.length > 0 ? error.errors : [item]
  return new Response(JSON.stringify({ errors }), { status, headers })
}
