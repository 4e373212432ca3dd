/** The only module that imports openapi-fetch. */
import createFetchClient, { type Client } from 'openapi-fetch'
import { type ClientCore, transportOf } from '../core/transport-of.ts'
import { sendThrough } from './fetch.ts'
import { pathText } from './path.ts'
import { queryText } from './query.ts'

/** openapi-fetch's client over generated paths: `GET`, `POST`, `PATCH`, `DELETE`, each typed by its path. */
export type Raw<Paths extends {}> = Client<Paths>

/**
 * A client of bare paths, with the credential, limiter, retries, cache and hooks of `pco`. An answer of 400 and
 * above is returned as `error` beside `response`, as openapi-fetch does; what has no answer is thrown.
 * @param path path of the product: `/people/v2`
 * @param version X-PCO-API-Version of the product; null sends none
 * @throws NetworkError, TimeoutError, RedirectError or MalformedResponseError, and QueryError for an empty path variable
 * @example
 * const { data, error } = await raw(pco).GET('/people/{person_id}', { params: { path: { person_id: '123' } } })
 */
export function createRaw<Paths extends {}>(
  pco: ClientCore,
  path: string,
  version: string | null,
): Raw<Paths> {
  return createFetchClient<Paths>({
    // A Request needs a whole URL; the transport takes its path and query and puts them on its own host.
    baseUrl: `https://api.planningcenteronline.com${path}`,
    fetch: sendThrough(transportOf(pco), version),
    pathSerializer: pathText,
    querySerializer: queryText,
  })
}
