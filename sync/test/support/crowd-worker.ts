import { setMaxListeners } from 'node:events'
import { Agent, get, type IncomingHttpHeaders } from 'node:http'
import type { RateLimiter } from '@pcokit/sdk'

/** What a worker is told, as JSON in its first argument. */
export interface WorkerTask {
  readonly redis: string
  readonly prefix: string
  readonly judge: string
  readonly limiter: string
  /** Requests a window, and its length in ms: what a limiter that does not learn is told. */
  readonly limit: number
  readonly window: number
  readonly reserve: number
  /** Requests it would like to have under way at once. */
  readonly wanted: number
}

/** What it says at its end, as a line of JSON. */
export interface WorkerReport {
  readonly answered: number
  readonly refused: number
  /** Milliseconds from grant to headers, summed. */
  readonly latency: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 1000 })

const send = (url: string): Promise<{ status: number; headers: IncomingHttpHeaders }> =>
  new Promise((resolve, reject) => {
    const request = get(url, { agent, timeout: 5000, headers: { 'x-who': 'us' } }, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, headers: response.headers })
    })
    request.on('timeout', () => request.destroy(new Error('timeout')))
    request.on('error', reject)
  })

/** Sends as much as the limiter lets it until its standard input ends. */
export async function work(
  task: WorkerTask,
  limiter: RateLimiter,
  close: () => Promise<void>,
): Promise<void> {
  const report = { answered: 0, refused: 0, latency: 0 }
  const stop = new AbortController()
  setMaxListeners(0, stop.signal)
  process.stdin.on('end', () => stop.abort()).resume()
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const lease = await limiter
        .acquire({
          credential: 'shared',
          class: 'default',
          priority: 'backfill',
          timeout: 5000,
          signal: stop.signal,
        })
        .catch((error) => {
          if (!stop.signal.aborted) throw error
          return null
        })
      if (!lease) return
      const start = performance.now()
      try {
        const { status, headers } = await send(task.judge)
        report.latency += performance.now() - start
        if (status === 429) report.refused++
        else report.answered++
        await limiter.release(lease, 'answered', new Headers(headers as Record<string, string>))
      } catch {
        await limiter.release(lease, 'unknown')
      }
    }
  }
  await Promise.all(Array.from({ length: task.wanted }, loop))
  process.stdout.write(`${JSON.stringify(report satisfies WorkerReport)}\n`)
  agent.destroy()
  await close()
}
