/** PCO's upload host: multipart in, an array with one file out, plain JSON with escaped slashes (facts §14.7). */
import type { Answer, Call } from './answer.ts'
import { badRequest } from './errors.ts'
import { hash } from './random.ts'
import { DAY, stamp } from './time.ts'

export interface UploadedFile {
  readonly id: string
  readonly name: string
  readonly contentType: string
  readonly size: number
}

const uuid = (seed: string): string => {
  const hex = [0, 1, 2, 3].map((i) => hash(`${seed}:${i}`).toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export class Uploads {
  /** Files by id, as they were sent. */
  readonly files = new Map<string, UploadedFile>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  serves(call: Call): boolean {
    return call.method === 'POST' && call.url.pathname === '/v2/files'
  }

  async answer(call: Call): Promise<Answer> {
    const body = await call.text()
    const part = /content-disposition:[^\r\n]*name="?file"?[^\r\n]*filename="?([^"\r\n]*)"?/i.exec(body)
    if (!part)
      return badRequest('missing_parameter', 'file is missing', "A required parameter wasn't supplied", {
        param: 'file',
      })
    const contentType =
      /content-type:\s*([^\r\n]+)/i.exec(body.slice(part.index))?.[1] ?? 'application/octet-stream'
    const start = body.indexOf('\r\n\r\n', part.index) + 4
    const end = body.indexOf('\r\n--', start)
    const id = `us3-${uuid(`${this.files.size}:${part[1]}`)}`
    const file: UploadedFile = { id, name: part[1] ?? '', contentType, size: Math.max(0, end - start) }
    this.files.set(id, file)
    const data = [
      {
        type: 'File',
        id,
        attributes: {
          source_ip: '127.0.0.1',
          md5: uuid(id).replaceAll('-', ''),
          content_type: contentType,
          file_size: file.size,
          name: file.name,
          expires_at: stamp(this.#now() + DAY),
        },
      },
    ]
    return {
      status: 201,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ data }).replaceAll('/', '\\/'),
    }
  }
}
