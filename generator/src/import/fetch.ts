import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ofetch } from 'ofetch'
import { SpecError } from '../load/error.ts'
import { readDeclaration } from '../load/file.ts'
import { isObject } from '../load/patch.ts'
import { latestVersion } from './versions.ts'

export interface FetchOptions {
  /** The spec folder, asked for the pinned version of a product that is newer than any known one. */
  readonly spec?: string
  /** @default 'https://api.planningcenteronline.com' */
  readonly baseUrl?: string
}

const BASE = 'https://api.planningcenteronline.com'
const PRODUCT = /^([a-z][a-z-]*)(?:@(\d{4}-\d{2}-\d{2}))?$/

const parse = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new SpecError(
      'not_a_document',
      { file, line: 1 },
      'This is not JSON',
      'Give an OpenAPI document in JSON',
    )
  }
}

/** The version that a spec folder pins for a product, before corrections. */
const pinned = (spec: string | undefined, product: string): string | null => {
  const file = join(spec ?? '', product, 'product.ts')
  if (spec === undefined || !existsSync(file)) return null
  const value = readDeclaration(file)?.args[0]
  const version = isObject(value) ? value.version : null
  return typeof version === 'string' ? version : null
}

/** The newer of what is pinned and what is known. Dates compare as text. */
const versionOf = (product: string, spec: string | undefined): string => {
  const [newest] = [pinned(spec, product), latestVersion(product)]
    .filter((v) => v !== null)
    .sort()
    .reverse()
  if (newest === undefined) {
    const at = { file: product, line: 1 }
    throw new SpecError(
      'unknown_version',
      at,
      `No version of '${product}' is known`,
      `Name one: ${product}@2026-01-31`,
    )
  }
  return newest
}

/** Where PCO serves the document of one version. The documents are public; no credentials are sent. */
export const documentUrl = (product: string, version: string, baseUrl = BASE): string =>
  `${baseUrl}/${product}/v2/open_api/${version}`

/**
 * Gets an OpenAPI document: from a file, a URL, or from PCO by `product` or `product@version`.
 *
 * @throws SpecError `unknown_version` when a product has none that is known; `not_found` when nothing is there;
 * `unreachable` when the server is; `not_a_document` when it is not JSON.
 * @example
 * const document = await fetchDocument('people@2026-06-04')
 */
export const fetchDocument = async (source: string, options: FetchOptions = {}): Promise<unknown> => {
  if (existsSync(source)) return parse(readFileSync(source, 'utf8'), source)
  const [, product, version] = PRODUCT.exec(source) ?? []
  if (product === undefined && !/^https?:\/\//.test(source)) {
    const remedy = 'Give a file, a URL, or product@version as in people@2026-06-04'
    throw new SpecError('not_found', { file: source, line: 1 }, 'There is no such file', remedy)
  }
  const url =
    product === undefined
      ? source
      : documentUrl(product, version ?? versionOf(product, options.spec), options.baseUrl)
  const response = await get(url)
  if (!response.ok) {
    const remedy = response.status === 404 ? 'Check the product and the version' : 'Try again later'
    throw new SpecError('not_found', { file: url, line: 1 }, `The server answered ${response.status}`, remedy)
  }
  return parse(response._data ?? '', url)
}

const HEADERS = {
  accept: 'application/json',
  'user-agent': 'pcokit (+https://www.npmjs.com/package/@pcokit/generator)',
}

const get = async (url: string) => {
  const options = {
    headers: HEADERS,
    responseType: 'text',
    retry: 2,
    timeout: 60_000,
    ignoreResponseError: true,
  } as const
  try {
    return await ofetch.raw(url, options)
  } catch {
    const remedy = 'Check the connection, or give the document as a file'
    throw new SpecError('unreachable', { file: url, line: 1 }, 'The server could not be reached', remedy)
  }
}
