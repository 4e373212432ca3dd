import type { RequestEvent } from '../types/hooks.ts'
import { RequestError, unsure } from './request.ts'

interface Fault {
  readonly message?: string
  readonly code?: string
  readonly cause?: Fault
}

/** The connection failed or was cut before a response. Why is the `cause`, as a message and a code. */
export class NetworkError extends RequestError {
  override readonly name = 'NetworkError'
  /**
   * Of the fault only words are kept, scrubbed of secrets: what else hangs on it, a `fetch` of the user's own may
   * have put there, headers too.
   */
  constructor(call: RequestEvent, fault: unknown, scrub: (text: string) => string) {
    const { message, code }: Fault = (fault as Fault | null)?.cause ?? (fault as Fault | null) ?? {}
    const said = scrub(message || `${code}`)
    super(
      'network',
      `the connection failed: ${said}. Check the network and baseUrl.${unsure(call)}`,
      call,
      Object.assign(new Error(said), { code }),
    )
  }
}
