import type { AnyRow, Page } from '@pcokit/sdk/runtime'
import { describe, expect, it } from 'vitest'
import { halving } from '../../src/routes/index.ts'
import { row } from '../support/fake-source.ts'

const list = Array.from({ length: 230 }, (_, index) => row('Person', `${index}`))

/** A list whose gateway gives up on more than so many rows at once. */
function heavy(most: number, status = 504) {
  const asked: [number, number][] = []
  const read = async (offset: number, perPage: number): Promise<Page<AnyRow>> => {
    asked.push([offset, perPage])
    if (perPage > most) throw Object.assign(new Error('gave up'), { status })
    const data = list.slice(offset, offset + perPage)
    const end = offset + data.length
    const nextOffset = end < list.length ? end : null
    const page = { data, included: data, meta: {}, links: {}, offset, nextOffset, total: list.length }
    return { ...page, rateLimit: null, grantedAt: asked.length }
  }
  return { asked, read }
}

describe('a page that is too heavy', () => {
  it('is read in halves, and in halves of those, and is whole again', async () => {
    const { asked, read } = heavy(25)
    let more = 0
    const page = await halving(read, 100, 100, () => more++)
    expect(page.data).toEqual(list.slice(100, 200))
    expect(page.included).toEqual(page.data)
    expect(page).toMatchObject({ offset: 100, nextOffset: 200, total: 230, grantedAt: 3 })
    expect(asked.map(([, size]) => size)).toEqual([100, 50, 25, 25, 50, 25, 25])
    expect(more).toBe(asked.length - 1)
  })

  it('ends where the list ends', async () => {
    const { asked, read } = heavy(50)
    const page = await halving(read, 200, 100)
    expect([page.data.length, page.nextOffset]).toEqual([30, null])
    expect(asked).toEqual([
      [200, 100],
      [200, 50],
    ])
  })

  it('is given up where even a few rows are too heavy, and on any other fault at once', async () => {
    await expect(halving(heavy(1).read, 0, 100)).rejects.toThrow('gave up')
    const other = heavy(50, 500)
    await expect(halving(other.read, 0, 100)).rejects.toThrow('gave up')
    expect(other.asked).toHaveLength(1)
  })
})
