import { PcoError } from './base.ts'

/** A generated product was made for another version of this runtime. */
export class FormatError extends PcoError {
  override readonly name = 'FormatError'
}

export const regenerate = (product: string, found: number, wanted: number): FormatError =>
  new FormatError(
    'format_mismatch',
    `Product "${product}" has format ${found}, not ${wanted}. Regenerate it: npx pcokit generate`,
  )
