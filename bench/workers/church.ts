/**
 * A church of any size that costs nothing to hold: its people are made as they are asked for, one created each
 * minute, so that a range of `created_at` is a range of numbers. Answers `/people/v2/people` with offsets, the order
 * and ranges by `created_at`, and the count, as Planning Center does. Argument: how many people. Prints its port; ends
 * when its parent closes stdin.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMockPco } from '@pcokit/sdk/mock'

const people = Number(process.argv[2])
const FIRST = Date.UTC(2020, 0, 1)
const MINUTE = 60_000
const [ID, CREATED] = ['?id?', '?created?']

interface Row {
  readonly attributes: object
  readonly links: object
}

const mock = createMockPco({ seed: 1, people: 100 })
const answer = await mock.fetch('https://api.planningcenteronline.com/people/v2/people?per_page=100', {
  headers: { authorization: `Basic ${btoa('id:secret')}`, 'user-agent': 'pcokit bench' },
})
const page = (await answer.json()) as { readonly data: readonly Row[]; readonly meta: object }
/** Each row's text, cut where its id and the second it was created in belong. */
const shapes = page.data.map(({ attributes, links, ...row }) => {
  const stamped = { ...attributes, created_at: CREATED, updated_at: CREATED }
  const text = JSON.stringify({ ...row, id: ID, attributes: stamped, links: { ...links, self: ID } })
  return text.split(/(\?id\?|\?created\?)/)
})

const createdAt = (number: number): string =>
  `${new Date(FIRST + number * MINUTE).toISOString().slice(0, 19)}Z`

function rowOf(number: number): string {
  const created = createdAt(number)
  return shapes[number % shapes.length]!.map((part) =>
    part === ID ? String(number + 1) : part === CREATED ? created : part,
  ).join('')
}

/** The number of the first person created at or after a moment, kept inside the church. */
const numberAt = (stamp: string | null, missing: number): number =>
  stamp === null ? missing : Math.min(people, Math.max(0, Math.ceil((Date.parse(stamp) - FIRST) / MINUTE)))

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (pathname !== '/people/v2/people') {
    response.writeHead(404, { 'content-type': 'application/vnd.api+json' }).end('{"errors":[]}')
    return
  }
  const perPage = Math.min(100, Number(searchParams.get('per_page') ?? 25))
  const offset = Number(searchParams.get('offset') ?? 0)
  const from = numberAt(searchParams.get('where[created_at][gte]'), 0)
  const to = numberAt(searchParams.get('where[created_at][lt]'), people)
  const total = Math.max(0, to - from)
  const count = Math.max(0, Math.min(perPage, total - offset))
  const down = searchParams.get('order') === '-created_at'
  const rows = Array.from({ length: count }, (_, row) =>
    rowOf(down ? to - 1 - offset - row : from + offset + row),
  )
  const next = offset + count < total ? offset + perPage : null
  const at = (start: number): string =>
    `http://${request.headers.host}${pathname}?offset=${start}&per_page=${perPage}`
  const links = { self: at(offset), ...(next !== null && { next: at(next) }) }
  const counts = { total_count: total, count, ...(next !== null && { next: { offset: next } }) }
  const rest = JSON.stringify({ links, included: [], meta: { ...page.meta, next: undefined, ...counts } })
  response.writeHead(200, {
    'content-type': 'application/vnd.api+json; charset=utf-8',
    'x-pco-api-request-rate-limit': '1000000',
    'x-pco-api-request-rate-period': '20 seconds',
    'x-pco-api-request-rate-count': '1',
  })
  response.end(`{"data":[${rows.join(',')}],${rest.slice(1)}`)
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
process.stdin.resume().on('end', () => process.exit(0))
