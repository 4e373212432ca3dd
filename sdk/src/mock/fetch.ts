/** The mock as a `fetch`: for a client's option, and what MSW's handler stands on. */
import type { Answer, Call } from './answer.ts'

export type MockFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

const EMPTY = new Set([204, 205, 304])

const responseOf = (answer: Answer): Response =>
  new Response(EMPTY.has(answer.status) ? null : answer.body, {
    status: answer.status,
    headers: answer.headers,
  })

const callOf = (request: Request): Call => ({
  method: request.method,
  url: new URL(request.url),
  header: (name) => request.headers.get(name),
  text: () => request.text(),
})

/** Rejects when the signal fires first, as `fetch` does. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason)
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** @throws TypeError when a fault cuts the connection, as a real `fetch` would. */
export const fetchOf =
  (handle: (call: Call) => Promise<Answer>): MockFetch =>
  async (input, init) => {
    const request = input instanceof Request && init === undefined ? input : new Request(input, init)
    const answer = await abortable(handle(callOf(request)), request.signal)
    if (answer.cut) throw new TypeError('fetch failed', { cause: new Error('other side closed') })
    return responseOf(answer)
  }
