import type { ProductDeclaration, ResourceDeclaration } from '../../../spec/define.ts'
import { type Location, SpecError } from './error.ts'
import type { Declaration } from './file.ts'
import type { Json, JsonObject } from './literal.ts'
import { kebabCase } from './names.ts'
import { applyPatch, isObject } from './patch.ts'
import type { LoadedCorrection, LoadedResource } from './types.ts'

const SHAPE = 'Write `[{ source: …, set: { … } }]`'

/** The corrections of one file. Each needs a source: without one it is only an opinion. */
export const correctionsOf = (declaration: Declaration): LoadedCorrection[] => {
  const list = declaration.args[0]
  if (!Array.isArray(list))
    throw new SpecError('wrong_shape', declaration.locate([0]), 'Corrections are a list', SHAPE)
  return list.map((entry: Json, index) => {
    const { source, set } = isObject(entry) ? entry : {}
    if (typeof source !== 'string' || source.trim() === '') {
      throw new SpecError('wrong_shape', declaration.locate([0, index]), 'A correction needs a source', SHAPE)
    }
    if (!isObject(set))
      throw new SpecError('wrong_shape', declaration.locate([0, index]), 'A correction needs `set`', SHAPE)
    return { source, set, declaration, path: [0, index, 'set'] }
  })
}

/** The last correction that speaks of a member is where it is read from; else the file it was imported to. */
export const locator =
  (base: Declaration | null, corrections: readonly LoadedCorrection[]) =>
  (...path: (string | number)[]): Location => {
    for (const { declaration, path: root } of [...corrections].reverse()) {
      if (path.length > 0 && declaration.has([...root, ...path]))
        return declaration.locate([...root, ...path])
    }
    if (base !== null) return base.locate([0, ...path])
    const [first] = corrections
    return first === undefined ? { file: '', line: 1 } : first.declaration.locate(first.path)
  }

const defaults = (type: string): JsonObject => ({ type, attributes: {}, endpoints: {} })

/** One resource type: what was imported, with corrections in the order they were written. */
export const mergeResource = (
  type: string,
  base: Declaration | null,
  corrections: readonly LoadedCorrection[],
): LoadedResource => {
  const imported = base === null ? null : (base.args[0] as JsonObject)
  const merged = corrections.reduce<Json>(
    (value, { set }) => applyPatch(value, set),
    imported ?? defaults(type),
  )
  return {
    type,
    name: kebabCase(type),
    file: base?.file ?? corrections[0]?.declaration.file ?? '',
    declaration: merged as unknown as ResourceDeclaration,
    imported: imported as unknown as ResourceDeclaration | null,
    corrections,
    locate: locator(base, corrections),
  }
}

/** One product: its members may be null, so null does not remove them here. */
export const mergeProduct = (base: Declaration, corrections: readonly LoadedCorrection[]) => {
  const merged = corrections.reduce<Json>(
    (value, { set }) => applyPatch(value, set, 'keep'),
    base.args[0] as Json,
  )
  return {
    file: base.file,
    declaration: merged as unknown as ProductDeclaration,
    imported: base.args[0] as unknown as ProductDeclaration,
    corrections,
    locate: locator(base, corrections),
  }
}
