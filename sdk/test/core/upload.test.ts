import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { personalAccessToken } from '../../src/core/auth.ts'
import { createTransport } from '../../src/core/transport.ts'
import { type UploadFile, upload } from '../../src/core/upload.ts'
import { startServer, type TestServer } from '../support/server.ts'

const ID = 'us3-0b9c3f5e-1111-4222-8333-944445555666'

let server: TestServer
beforeEach(async () => {
  server = await startServer({
    headers: { 'Content-Type': 'application/json' },
    body: `{"data":[{"type":"File","id":"${ID}","attributes":{"source_ip":"10.0.0.1","content_type":"text\\/plain"}}]}`,
  })
})
afterEach(() => server.close())

const connect = () => createTransport({ auth: personalAccessToken('app', 'secret') })

describe('upload', () => {
  const files: [string, UploadFile, string, string][] = [
    ['a File', new File(['hello'], 'a b.txt', { type: 'text/plain' }), 'a b.txt', 'text/plain'],
    ['a Blob', new Blob(['hello'], { type: 'image/png' }), 'file', 'image/png'],
    [
      'bytes with a name',
      { data: new TextEncoder().encode('hello'), name: 'a.pdf', type: 'application/pdf' },
      'a.pdf',
      'application/pdf',
    ],
    ['text with a name', { data: 'hello', name: 'a.txt' }, 'a.txt', 'application/octet-stream'],
    [
      'a Blob with a name',
      { data: new Blob(['hello'], { type: 'text/csv' }), name: 'a.csv' },
      'a.csv',
      'text/csv',
    ],
  ]

  it.each(files)('sends %s as multipart and returns its id', async (_, file, name, type) => {
    expect(await upload(connect(), file, { uploadUrl: `${server.url}/v2/files` })).toBe(ID)
    const [seen] = server.seen
    expect(seen).toMatchObject({ method: 'POST', url: '/v2/files' })
    expect(seen?.headers).toMatchObject({ authorization: `Basic ${btoa('app:secret')}` })
    expect(seen?.headers['user-agent']).toContain('pcokit/')
    expect(seen?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect(seen?.body).toContain(`name="file"; filename="${name}"`)
    expect(seen?.body).toContain(`Content-Type: ${type}\r\n\r\nhello\r\n`)
  })

  it('is not repeated when the answer is lost', async () => {
    server.answer((request) => request.socket.destroy())
    const call = upload(connect(), new Blob(['x']), { uploadUrl: `${server.url}/v2/files` })
    await expect(call).rejects.toMatchObject({ code: 'network' })
    expect(server.seen).toHaveLength(1)
  })

  it('says so when no id comes back', async () => {
    server.answer({ body: { data: [] } })
    const call = upload(connect(), new Blob(['x']), { uploadUrl: `${server.url}/v2/files` })
    await expect(call).rejects.toMatchObject({ code: 'malformed_response' })
  })
})
