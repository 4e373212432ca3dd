import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { catalogues } from '@pcokit/sdk/catalogue'
import { root } from './paths.ts'

/**
 * Lists that PCO's documents give and the API does not have: a to-one edge such as `/emails/{email_id}/person`, with
 * rows below it (`/{person_id}`) as if it were a list. A star stands for each variable.
 */
export async function toOneLists(product: string): Promise<string[]> {
  const file = join(root, 'sdk', 'src', 'generated', product, 'openapi.json')
  const { paths } = JSON.parse(await readFile(file, 'utf8')) as {
    paths: Record<string, { readonly get?: unknown }>
  }
  const starred = (path: string): string => path.replace(/\{[^}]*\}/g, '*')
  const rows = new Set(Object.keys(paths).map(starred))
  const { streams } = catalogues.find((catalogue) => catalogue.product === product)!
  const lists = new Set(
    streams.flatMap(({ collections, walks }) => [...collections, ...walks.map(({ path }) => path)]),
  )
  return Object.keys(paths)
    .filter((path) => paths[path]!.get !== undefined)
    .map(starred)
    .filter((path) => path.includes('*') && rows.has(`${path}/*`) && !lists.has(path))
}
