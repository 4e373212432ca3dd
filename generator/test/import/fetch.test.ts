import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentUrl, fetchDocument } from '../../src/import/fetch.ts'
import { temporaryFolder } from '../support/folder.ts'

const seen: { url: string | undefined; authorization: string | undefined; agent: string | undefined }[] = []
const server = createServer((request, response) => {
  seen.push({
    url: request.url,
    authorization: request.headers.authorization,
    agent: request.headers['user-agent'],
  })
  const broken = request.url?.includes('broken')
  response.statusCode = request.url?.includes('1999') ? 404 : 200
  response.end(broken ? '<html>' : JSON.stringify({ asked: request.url }))
})
let baseUrl = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

test.each([
  ['people@2024-09-12', '/people/v2/open_api/2024-09-12'],
  ['people', '/people/v2/open_api/2026-06-04'],
  ['check-ins', '/check-ins/v2/open_api/2025-05-28'],
])('%s is asked of PCO as %s', async (source, want) => {
  await expect(fetchDocument(source, { baseUrl })).resolves.toEqual({ asked: want })
})

test('A version that a spec pins and that is newer than any known one is asked for', async () => {
  const product = "export default defineProduct({ name: 'people', version: '2031-05-06' })"
  const spec = temporaryFolder({ 'people/product.ts': product })
  await expect(fetchDocument('people', { baseUrl, spec })).resolves.toEqual({
    asked: '/people/v2/open_api/2031-05-06',
  })
})

test('Documents are public: no credentials are sent, and the client says who it is', async () => {
  await fetchDocument('giving', { baseUrl })
  expect(seen.at(-1)).toEqual({
    url: '/giving/v2/open_api/2019-10-18',
    authorization: undefined,
    agent: expect.stringContaining('pcokit'),
  })
})

test('A file and a URL are taken as they are', async () => {
  const dir = temporaryFolder({ 'a.json': '{"paths":{}}' })
  await expect(fetchDocument(join(dir, 'a.json'))).resolves.toEqual({ paths: {} })
  await expect(fetchDocument(`${baseUrl}/somewhere`)).resolves.toEqual({ asked: '/somewhere' })
})

test.each([
  ['people@1999-01-01', 'not_found', 'The server answered 404'],
  ['unheard-of', 'unknown_version', "No version of 'unheard-of' is known"],
  ['./missing.json', 'not_found', 'There is no such file'],
])('%s is refused: %s', async (source, code, problem) => {
  await expect(fetchDocument(source, { baseUrl })).rejects.toMatchObject({ code, problem })
})

test('What is not JSON is no document', async () => {
  await expect(fetchDocument(`${baseUrl}/broken`)).rejects.toMatchObject({ code: 'not_a_document' })
})

test('A server that does not answer is said to be out of reach', async () => {
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const { port } = closed.address() as AddressInfo
  await new Promise((resolve) => closed.close(resolve))
  await expect(fetchDocument(`http://127.0.0.1:${port}/x`)).rejects.toMatchObject({ code: 'unreachable' })
})

test('The address of a document is made of product and version', () => {
  expect(documentUrl('people', '2026-06-04')).toBe(
    'https://api.planningcenteronline.com/people/v2/open_api/2026-06-04',
  )
})
