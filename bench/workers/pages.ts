/**
 * A server of `/people/v2/people` that costs as little as it can: rows are serialised once and only their ids
 * differ from page to page, so that a benchmark measures the client. Arguments: records, latency in milliseconds.
 * Prints its port; ends when its parent closes stdin.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMockPco } from '@pcokit/sdk/mock'

const records = Number(process.argv[2])
const latency = Number(process.argv[3] ?? 0)
const ID = '"?id?"'

interface Page {
  readonly data: readonly { readonly links: { readonly self: string } }[]
  readonly meta: object
}

const mock = createMockPco({ seed: 1, people: 100 })
const credentials = `Basic ${Buffer.from('id:secret').toString('base64')}`
const answer = await mock.fetch('https://api.planningcenteronline.com/people/v2/people?per_page=100', {
  headers: { authorization: credentials, 'user-agent': 'pcokit bench' },
})
const page = (await answer.json()) as Page
const pieces = page.data
  .map((row) => JSON.stringify({ ...row, id: '?id?', links: { ...row.links, self: '?id?' } }))
  .map((text) => text.split(ID))

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const perPage = Math.min(
    100,
    Number(url.searchParams.get('per_page') ?? url.searchParams.get('page[size]') ?? 25),
  )
  const offset = Number(url.searchParams.get('offset') ?? 0)
  const origin = `http://${request.headers.host}`
  const rows: string[] = []
  for (let row = 0; row < perPage && offset + row < records; row++) {
    rows.push((pieces[row % pieces.length] as string[]).join(`"${offset + row + 1}"`))
  }
  const more = offset + perPage < records
  const at = (from: number): string => `${origin}/people/v2/people?offset=${from}&per_page=${perPage}`
  const rest = JSON.stringify({
    links: { self: at(offset), ...(more ? { next: at(offset + perPage) } : {}) },
    included: [],
    meta: {
      ...page.meta,
      total_count: records,
      count: rows.length,
      next: more ? { offset: offset + perPage } : undefined,
    },
  })
  const body = `{"data":[${rows.join(',')}],${rest.slice(1)}`
  const send = (): void => {
    response.writeHead(200, {
      'content-type': 'application/vnd.api+json; charset=utf-8',
      'x-pco-api-request-rate-limit': '1000000',
      'x-pco-api-request-rate-period': '20 seconds',
      'x-pco-api-request-rate-count': '1',
    })
    response.end(body)
  }
  if (latency > 0) setTimeout(send, latency)
  else send()
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
process.stdin.resume().on('end', () => process.exit(0))
