import { describe, expect, it } from 'vitest'
import { figure, median, table } from '../support/stats.ts'

describe('what benchmarks print', () => {
  it.each([
    [[3, 1, 2], 2],
    [[5], 5],
    [[4, 1, 3, 2], 2],
  ])('takes %j to have the median %d', (values, expected) => {
    expect(median(values)).toBe(expected)
  })

  it('refuses the median of nothing', () => {
    expect(() => median([])).toThrow(RangeError)
  })

  it.each([
    [1234.56, '1,235'],
    [12.345, '12.3'],
    [1.234, '1.23'],
    [0, '0.00'],
  ])('writes %d as %s', (value, expected) => {
    expect(figure(value)).toBe(expected)
  })

  it('aligns the columns of a table', () => {
    expect(table(['a', 'long'], [['wider', '1']])).toBe(
      '| a     | long |\n| ----- | ---- |\n| wider | 1    |',
    )
  })
})
