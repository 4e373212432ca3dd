import type { ProductEmitter } from './emitter.ts'
import { callsOf } from './reference/calls.ts'
import { code, comment, table } from './reference/markdown.ts'
import { pageOf } from './reference/page.ts'

/** `reference/<type>.md`: a page a resource type, and `reference/README.md`, their index. */
export const reference: ProductEmitter = {
  name: 'reference',
  emit(product) {
    const calls = callsOf(product)
    const folder = `${product.name}/reference`
    const pages = product.resources.map((resource) => ({
      path: `${folder}/${resource.file}.md`,
      text: pageOf(product, resource, calls.get(resource.type) ?? []),
    }))
    const rows = product.resources.map(({ type, file, description }) => {
      const lists = (calls.get(type) ?? []).find((call) => call.lists)
      return [`[${type}](${file}.md)`, description, lists === undefined ? '' : code(lists.code)]
    })
    const facts = [
      `- on the client: ${code(`pco.${product.key}`)}`,
      `- path: ${code(product.path)}`,
      product.version === null ? '' : `- API version: ${code(product.version)}`,
      product.scope === null ? '' : `- OAuth scope: ${code(product.scope)}`,
      product.documented ? '' : '- not documented by Planning Center',
    ].filter(Boolean)
    const text = [
      comment,
      `# ${product.title}\n\n${product.description}\n\n${facts.join('\n')}\n\n`,
      table(['type', 'what it is', 'first list'], rows),
    ].join('')
    return [{ path: `${folder}/README.md`, text }, ...pages]
  },
}
