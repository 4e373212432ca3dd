import { PcoError } from './base.ts'

/** A generated product was made for another version of this runtime. */
export class FormatError extends PcoError {
  override readonly name = 'FormatError'
}

export const regenerate = (product: string, found: number, wanted: number): FormatError =>
  new FormatError(
    'format_mismatch',
    `The generated product "${product}" has format ${found}, this runtime reads format ${wanted}. Regenerate it: npx pcokit generate`,
  )
