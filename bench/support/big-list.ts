/** One list of people as PCO gives it, of any length: pages, order and ranges of `created_at`, single rows by id. */
export interface BigList {
  readonly ids: readonly string[]
  /** Requests for single rows so far. */
  readonly gets: number
  remove(ids: ReadonlySet<string>): void
  answer(url: URL): Response
}

interface Person {
  readonly id: string
  readonly at: number
}

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

const stampOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

/** People created at random moments of ten years before `until` (ms), edited never. */
export function bigList(
  size: number,
  { random, until }: { readonly random: () => number; readonly until: number },
): BigList {
  const years = 10 * 365 * 86_400_000
  const start = until - years
  let rows: Person[] = Array.from(
    { length: size },
    () => Math.floor((start + random() * (years - 86_400_000)) / 1000) * 1000,
  )
    .sort((a, b) => a - b)
    .map((at, n) => ({ id: String(1000 + n), at }))
  let known = new Map(rows.map((row) => [row.id, row]))
  let gets = 0

  const rank = (before: number): number => {
    let [low, high] = [0, rows.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (rows[middle]!.at < before) low = middle + 1
      else high = middle
    }
    return low
  }
  const resource = ({ id, at }: Person) => {
    const stamp = stampOf(at)
    return { type: 'Person', id, attributes: { name: `Person ${id}`, created_at: stamp, updated_at: stamp } }
  }

  return {
    get ids() {
      return rows.map(({ id }) => id)
    },
    get gets() {
      return gets
    },
    remove(ids) {
      rows = rows.filter(({ id }) => !ids.has(id))
      known = new Map(rows.map((row) => [row.id, row]))
    },
    answer({ pathname, searchParams: query }) {
      const [, id] = /\/people\/v2\/people\/(\w+)$/.exec(pathname) ?? []
      if (id) {
        gets++
        const row = known.get(id)
        return row
          ? json({ data: resource(row) })
          : json({ errors: [{ status: '404', title: 'Not Found' }] }, 404)
      }
      // Rows lie in the order of both stamps, which are the same.
      const bound = (of: string): number | null => {
        const text = query.get(`where[created_at][${of}]`) ?? query.get(`where[updated_at][${of}]`)
        return text === null ? null : Date.parse(text)
      }
      const [gte, lt] = [bound('gte'), bound('lt')]
      const [from, to] = [gte === null ? 0 : rank(gte), lt === null ? rows.length : rank(lt)]
      const [offset, size] = [Number(query.get('offset') ?? 0), Number(query.get('per_page') ?? 25)]
      const total = Math.max(0, to - from)
      const end = Math.min(from + total, from + offset + size)
      const next = offset + size < total ? { next: { offset: offset + size } } : {}
      const data = rows.slice(from + offset, end).map(resource)
      return json({ data, links: {}, meta: { total_count: total, count: data.length, ...next } })
    },
  }
}
