import { expect, it } from 'vitest'
import { IdSet } from '../../src/verify/id-set.ts'

it('holds each id once, numbers of any size and texts', () => {
  const set = new IdSet()
  const ids = Array.from({ length: 5000 }, (_, index) => String(index * 4_294_967_296 + index + 1))
    .filter((id) => id.length <= 15)
    .concat(
      Array.from({ length: 5000 }, (_, index) => String(index * 64 + 7)),
      ['0', '007', '7a', '', '99999999999999999999'],
    )
  for (const id of [...ids, ...ids]) set.add(id)
  expect(set.size).toBe(new Set(ids).size)
  expect(ids.every((id) => set.has(id))).toBe(true)
  expect(['8', '00', '07', '4294967296', 'x'].some((id) => set.has(id))).toBe(false)
})
