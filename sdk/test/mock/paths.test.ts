import { describe, expect, it } from 'vitest'
import { mocks } from '../../src/generated/mock.ts'
import { decodeProduct } from '../../src/mock/model.ts'
import { type Node, walk } from '../../src/mock/paths.ts'
import { ask, small } from './support.ts'

/** A path with the ids of first rows for its variables; null where a variable's list is empty. */
async function concrete(
  mock: ReturnType<typeof small>,
  base: string,
  root: Node,
): Promise<Map<Node, string>> {
  const found = new Map<Node, string>([[root, base]])
  for (const node of walk(root)) {
    const above = node.parent && found.get(node.parent)
    if (above == null || node.action !== null) continue
    if (node.segment !== '*') found.set(node, `${above}/${node.segment}`)
    else {
      const reply = await ask(mock, `${above}?per_page=1`)
      const row = reply.status === 200 ? [reply.body.data].flat()[0] : undefined
      if (row) found.set(node, `${above}/${row.id}`)
    }
  }
  return found
}

describe('every product', () => {
  for (const { table, mock: extra } of mocks) {
    const product = decodeProduct(table, extra)
    it(`${table.name}: every path that reads answers, and the first row of each list leads on`, async () => {
      const mock = small({ people: 120, rateLimit: { limit: Infinity } })
      const paths = await concrete(mock, product.path, product.root)
      const wrong: string[] = []
      for (const node of walk(product.root)) {
        if (!/[lgo]/.test(node.methods) || node === product.root) continue
        const path = paths.get(node)
        if (path === undefined) {
          wrong.push(`not reached: ${node.path}`)
          continue
        }
        const { status, body } = await ask(mock, path)
        if (status === 404 && /[go]/.test(node.methods) && node.segment !== '*') continue
        if (status !== 200) wrong.push(`${status}: ${node.path}`)
        else if (Array.isArray(body.data) !== node.methods.includes('l')) wrong.push(`shape: ${node.path}`)
      }
      expect(wrong).toEqual([])
    })

    it(`${table.name}: every include of every list is known and its rows arrive in included`, async () => {
      const mock = small({ people: 120, rateLimit: { limit: Infinity } })
      const paths = await concrete(mock, product.path, product.root)
      const wrong: string[] = []
      const seen = new Set<string>()
      for (const node of walk(product.root)) {
        const type = node.type === null ? undefined : product.types.get(node.type)
        const path = paths.get(node)
        if (!node.methods.includes('l') || !type || path === undefined) continue
        for (const name of node.include ?? type.include) {
          if (seen.has(`${type.name}.${name}`)) continue
          seen.add(`${type.name}.${name}`)
          const { body } = await ask(mock, `${path}?include=${name}&per_page=100`)
          const first = name.split('.')[0] ?? ''
          const named = body.data.flatMap((row) => [row.relationships?.[first]?.data ?? []].flat())
          if (body.data.length > 0 && !(first in (body.data[0]?.relationships ?? {})))
            wrong.push(`no relationship: ${type.name}.${first}`)
          if (named.length > 0 && body.included.length === 0)
            wrong.push(`nothing included: ${type.name}.${name}`)
        }
      }
      expect(wrong).toEqual([])
    })
  }
})
