import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { checksum, markerOf } from '../import/marker.ts'
import type { Location } from '../load/error.ts'
import type { Json } from '../load/literal.ts'
import type { LoadedProduct } from '../load/types.ts'
import { type Finding, finding } from './finding.ts'
import { productShape, resourceShape, type Shape } from './shape.ts'

interface Checked {
  readonly file: string
  readonly declaration: unknown
  readonly imported: unknown
  locate(...path: (string | number)[]): Location
}

/** Declarations that do not look like `spec/define.ts`. Nothing else is checked of a product that has one. */
export const checkShapes = (product: LoadedProduct): Finding[] => {
  const misshapes = (checked: Checked, shape: Shape): Finding[] =>
    shape(checked.declaration as Json, []).map(({ path, problem, remedy }) =>
      finding('wrong_shape', checked.locate(...path), problem, remedy),
    )
  return [
    ...misshapes(product, productShape),
    ...product.resources.flatMap((resource) => misshapes(resource, resourceShape)),
  ]
}

/** Files that import owns, where a value is no longer what import wrote. */
export const checkMarkers = (product: LoadedProduct): Finding[] =>
  [product, ...product.resources].flatMap(({ file, imported, locate }: Checked) => {
    if (imported === null) return []
    const marker = markerOf(readFileSync(file, 'utf8'))
    if (marker === null || marker === checksum(imported as Json)) return []
    const corrections = basename(file).replace(/\.ts$/, '.corrections.ts')
    const remedy = `Move the edit to ${corrections} and put the imported value back`
    return [
      finding(
        'edited_by_hand',
        { file, line: locate().line },
        'A value in this file is not what import wrote',
        remedy,
      ),
    ]
  })
