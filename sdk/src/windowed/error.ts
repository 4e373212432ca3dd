import { PcoError } from '../errors/base.ts'

/**
 * A list cannot be read in windows. By code:
 * - `filter_ignored`: rows outside the range asked for came; PCO ignores some documented filters.
 * - `order_ignored`: rows came in another order than the one asked for.
 * - `second_too_dense`: one second holds more rows than offsets reach.
 * - `unstamped_rows`: some rows have no stamp and would be left out.
 * - `no_stamp`: rows came without the attribute that windows are cut by.
 */
export class WindowError extends PcoError {
  override readonly name = 'WindowError'
  constructor(
    code: 'filter_ignored' | 'order_ignored' | 'second_too_dense' | 'unstamped_rows' | 'no_stamp',
    message: string,
  ) {
    super(code, `${message} Read this list without windows.`)
  }
}
