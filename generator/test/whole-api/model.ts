import { loadSpec } from '../../src/load/index.ts'
import { buildModel } from '../../src/model/build.ts'
import type {
  Method,
  Model,
  PathModel,
  ProductModel,
  QueryModel,
  ResourceModel,
} from '../../src/model/types.ts'

/** The model of the declarations in this repository. */
export const model = (): Model => buildModel(loadSpec(new URL('../../../spec', import.meta.url).pathname))

/** Every path of a product with the segments that lead to it, the root first. */
export function* pathsOf(product: ProductModel): Generator<{ node: PathModel; trail: readonly PathModel[] }> {
  function* below(
    node: PathModel,
    trail: readonly PathModel[],
  ): Generator<{ node: PathModel; trail: readonly PathModel[] }> {
    const here = [...trail, node]
    yield { node, trail: here }
    for (const child of node.children) yield* below(child, here)
  }
  yield* below(product.root, [])
}

export const has = (node: PathModel, method: Method): boolean => node.methods.includes(method)

export function resource(product: ProductModel, type: string): ResourceModel {
  const found = product.resources.find((each) => each.type === type)
  if (!found) throw new Error(`${product.name} has no ${type}`)
  return found
}

/** What a path accepts: its own query, or its type's. */
export const queryOf = (product: ProductModel, node: PathModel): QueryModel =>
  node.query ?? resource(product, node.type!).query

/** How a user writes the handle of a path: `pco.people.people('1').emails`. */
export function expression(
  product: ProductModel,
  trail: readonly PathModel[],
  id = (_index: number) => `'1'`,
): string {
  let variables = 0
  return trail
    .slice(1)
    .reduce(
      (text, node) => (node.segment === '*' ? `${text}(${id(variables++)})` : `${text}.${node.key}`),
      `pco.${product.key}`,
    )
}
