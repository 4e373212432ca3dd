import { type CallInfo, RequestError, unsure } from './request.ts'

type Fault =
  | { readonly message?: unknown; readonly code?: unknown; readonly cause?: unknown }
  | null
  | undefined

/** A fault as message and code alone: what else hangs on it, a `fetch` of the user's own may have put there. */
function bare(fault: Fault, scrub: (text: string) => string, depth = 3): Error | undefined {
  if (fault === null || fault === undefined || !depth) return undefined
  const error = new Error(scrub(String(fault.message ?? fault)), {
    cause: bare(fault.cause as Fault, scrub, depth - 1),
  })
  return fault.code ? Object.assign(error, { code: fault.code }) : error
}

/** The connection failed or was cut before a response. The fault is the `cause`, as messages and codes. */
export class NetworkError extends RequestError {
  override readonly name = 'NetworkError'
  /** `scrub` takes secrets out of a text. */
  constructor(info: CallInfo, fault: unknown, scrub: (text: string) => string) {
    const cause = bare(fault as Fault, scrub)
    const code = (fault as { cause?: Fault } | null)?.cause?.code
    super(
      'network',
      `the connection failed${code ? ` (${code})` : ''}. Check the network and baseUrl.${unsure(info.method)}`,
      info,
      { cause },
    )
  }
}
