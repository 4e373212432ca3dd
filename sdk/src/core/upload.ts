/** Files go to a host of their own and are then named by id in an attribute. */
import { PcoError } from '../errors/base.ts'
import type { RequestOptions } from '../types/query.ts'
import type { Transport } from '../types/transport.ts'

/** A file: as the platform has it, or its bytes and name. */
export type UploadFile =
  | Blob
  | File
  | {
      readonly data: Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer> | string
      readonly name: string
      /** MIME type. @default that of `data`, or 'application/octet-stream' */
      readonly type?: string | undefined
    }

/** Further options of an upload. */
export interface UploadOptions extends RequestOptions {
  /** @default 'https://upload.planningcenteronline.com/v2/files' */
  readonly uploadUrl?: string | undefined
}

/**
 * Sends a file to PCO and returns its id, to be written into an attribute (`avatar`, say) before it expires.
 * @throws the errors of any write: an upload whose answer was lost is not repeated.
 * @example await pco.people.people.update('1', { attributes: { avatar: await pco.upload(file) } })
 * @see https://api.planningcenteronline.com/docs/overview/file-uploads
 */
export async function upload(
  transport: Transport,
  file: UploadFile,
  { uploadUrl = 'https://upload.planningcenteronline.com/v2/files', ...options }: UploadOptions = {},
): Promise<string> {
  const raw = file instanceof Blob
  const blob = raw ? file : new Blob([file.data], { type: file.type ?? (file.data as Blob).type ?? '' })
  const body = new FormData()
  body.append('file', blob, ('name' in file && file.name) || 'file')
  const { origin, pathname } = new URL(uploadUrl)
  const response = await transport.send({
    method: 'POST',
    baseUrl: origin,
    path: pathname,
    query: '',
    body,
    version: null,
    options,
  })
  const id = (response.body as { data?: { id?: unknown }[] } | null)?.data?.[0]?.id
  if (typeof id === 'string') return id
  throw new PcoError('malformed_response', 'No file id in the answer. Upload it again.')
}
