/** The generated tables, whole: what the runtime decodes is what the declarations say. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/core/calls.ts'
import { handleOf } from '../../src/core/handles.ts'
import type { ProductTable } from '../../src/core/table.ts'
import { type PathNode, rulesOf, treeOf, typeOf } from '../../src/core/tree.ts'

const generated = join(dirname(fileURLToPath(import.meta.url)), '../../src/generated')
const products = readdirSync(generated, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const tables = await Promise.all(
  products.map(
    async ({ name }) => ((await import(join(generated, name, 'table.ts'))) as { table: ProductTable }).table,
  ),
)
const KINDS = ['', 's', 'b', 'i', 'n', 't', 'd', 'a', 'o', 'x']

function everyNode(node: PathNode, path: string[] = []): [PathNode, string[]][] {
  const below = [...node.children.values(), ...(node.item ? [node.item] : [])]
  return [[node, path], ...below.flatMap((child) => everyNode(child, [...path, child.segment]))]
}

describe.each(tables.map((table) => [table.name, table] as const))('the table of %s', (name, table) => {
  const tree = treeOf(table)
  const nodes = everyNode(tree.root)

  it('names only types it has, kinds there are and methods there are', () => {
    for (const [node] of nodes) {
      expect(node.methods).toMatch(/^[lgocud]*$/)
      if (node.type) expect(typeOf(tree, node.type)).toBeDefined()
      const { where, filter } = rulesOf(tree, node)
      for (const kind of [
        ...where.values(),
        ...[...filter.values()].flatMap((params) => [...params.values()]),
      ])
        expect(KINDS).toContain(kind)
    }
    for (const type of Object.keys(table.types)) {
      const info = typeOf(tree, type)
      expect([...(info?.attributes.values() ?? [])].filter((kind) => !KINDS.includes(kind))).toEqual([])
      for (const { to } of info?.relationships.values() ?? [])
        for (const target of to) expect(target).toMatch(/^[A-Z]\w*$/)
    }
  })

  it('knows the relationship behind each include', () => {
    const unknown: string[] = []
    for (const [node, path] of nodes)
      for (const include of rulesOf(tree, node).include) {
        let types: readonly string[] = [node.type ?? '']
        for (const step of include.split('.')) {
          const known = types.flatMap((type) => typeOf(tree, type)?.relationships.get(step) ?? [])
          const targets = known.flatMap(({ to }) => to)
          if (!known.length) unknown.push(`${path.join('/')}: ${include}`)
          types = targets
        }
      }
    expect(unknown).toEqual([])
  })

  it('gives handles for every operation of the OpenAPI document that is not below a to-one edge', async () => {
    const sent: string[] = []
    const send = async ({ method, path }: { method: string; path: string }) => {
      sent.push(`${method} ${path}`)
      return {
        status: 200,
        headers: new Headers(),
        body: { data: method === 'LIST' ? [] : { type: 'X', id: '1' }, meta: {} },
        rateLimit: null,
      }
    }
    const engine: Engine = { transport: { send }, validate: 'off', hooks: {} }
    type Callable = { [name: string]: Callable } & ((...args: unknown[]) => Callable & PromiseLike<unknown>)
    const walk = async (node: PathNode, handle: Callable): Promise<void> => {
      for (const letter of node.methods) {
        if (letter === 'l')
          await handle.list?.({}).then(
            () => {},
            () => {},
          )
        if (letter === 'g' || letter === 'o') await handle.get?.()
        if (letter === 'c') await handle.create?.({})
        if (letter === 'u') await handle.update?.({})
        if (letter === 'd') await handle.delete?.()
      }
      for (const [key, child] of node.children) {
        if (child.action) await handle[key]?.()
        await walk(child, handle[key] as Callable)
      }
      if (node.item) await walk(node.item, handle('{}'))
    }
    await walk(tree.root, handleOf({ engine, tree, node: tree.root, path: '' }) as unknown as Callable)

    const document = JSON.parse(readFileSync(join(generated, name, 'openapi.json'), 'utf8')) as {
      paths: { [path: string]: { [method: string]: { readonly [key: string]: unknown } } }
    }
    const wanted = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(
          ([method, operation]) =>
            /^(get|post|patch|delete|put)$/.test(method) && !operation['x-pcokit-raw-only'],
        )
        .map(
          ([method]) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '%7B%7D').replace(/\/$/, '')}`,
        ),
    )
    expect(sent.sort()).toEqual(wanted.sort())
  })
})
