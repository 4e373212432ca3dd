import { SpecError } from './error.ts'
import type { Declaration } from './file.ts'
import type { Json, JsonObject } from './literal.ts'
import { locator, mergeResource } from './merge.ts'
import { byName } from './names.ts'
import { applyPatch, isObject } from './patch.ts'
import type { LoadedCorrection, LoadedProduct } from './types.ts'

const SHAPE = "Write `extendProduct('people', { resources: [{ type: 'Greeting', … }] })`"

/** Lays a user's `extendProduct(…)` over a product: known types are patched, new ones are added. */
export const extendWith = (product: LoadedProduct, extension: Declaration): LoadedProduct => {
  const [, body] = extension.args
  const { resources = [], ...members } = isObject(body) ? body : {}
  if (!Array.isArray(resources))
    throw new SpecError('wrong_shape', extension.locate([1]), '`resources` is a list', SHAPE)
  const byType = new Map(product.resources.map((resource) => [resource.type, resource]))
  resources.forEach((entry: Json, index) => {
    const path = [1, 'resources', index]
    const type = isObject(entry) ? entry.type : undefined
    if (typeof type !== 'string')
      throw new SpecError('wrong_shape', extension.locate(path), 'A resource needs a `type`', SHAPE)
    const patch: LoadedCorrection = {
      source: extension.file,
      set: entry as JsonObject,
      declaration: extension,
      path,
    }
    const known = byType.get(type)
    if (known === undefined) byType.set(type, mergeResource(type, null, [patch]))
    else {
      const corrections = [...known.corrections, patch]
      const declaration = applyPatch(
        known.declaration as unknown as Json,
        patch.set,
      ) as unknown as typeof known.declaration
      const locate = (...at: (string | number)[]) =>
        extension.has([...path, ...at]) ? extension.locate([...path, ...at]) : known.locate(...at)
      byType.set(type, { ...known, declaration, corrections, locate })
    }
  })
  const patch: LoadedCorrection = { source: extension.file, set: members, declaration: extension, path: [1] }
  const corrections =
    Object.keys(members).length === 0 ? product.corrections : [...product.corrections, patch]
  const declaration = applyPatch(
    product.declaration as unknown as Json,
    members,
    'keep',
  ) as unknown as typeof product.declaration
  return {
    ...product,
    declaration,
    corrections,
    locate: (...at) =>
      extension.has([1, ...at]) && at.length > 0 ? locator(extension, [patch])(...at) : product.locate(...at),
    resources: [...byType.values()].sort((a, b) => byName(a.type, b.type)),
  }
}
