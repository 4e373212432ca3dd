import { Worker } from 'node:worker_threads'

interface Answer {
  readonly id: number
  readonly text?: string
  readonly error?: string
}

interface Waiting {
  resolve(text: string): void
  reject(error: Error): void
}

/** In the sources the worker lies beside this file, in the package beside the bundle. */
const workerFile = new URL('./openapi-typescript.mjs', import.meta.url)

let worker: Worker | undefined
let next = 0
const waiting = new Map<number, Waiting>()

/**
 * Starts the worker, which then loads TypeScript while the declarations are still being read. Worth calling as soon
 * as it is clear that paths will have to be made; a worker nobody asks keeps no process alive.
 */
export function warmPaths(): void {
  start()
}

/** The declarations of `paths` for an OpenAPI document, made in the worker. */
export function pathsOf(document: string): Promise<string> {
  const running = start()
  const id = next++
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    running.ref()
    running.postMessage({ id, text: document })
  })
}

function start(): Worker {
  if (worker !== undefined) return worker
  // Without the flags of this process: a loader of TypeScript sources would only slow the worker down.
  const started = new Worker(workerFile, { execArgv: [] })
  started.on('message', ({ id, text, error }: Answer) => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) started.unref()
    if (text !== undefined) one?.resolve(text)
    else one?.reject(new Error(`openapi-typescript failed: ${error}`))
  })
  const gone = (error: Error): void => {
    if (worker === started) worker = undefined
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  started.on('error', gone)
  started.on('exit', (code) => gone(new Error(`The worker for paths ended with exit code ${code}.`)))
  // After the listeners: listening for messages keeps the process alive again.
  started.unref()
  worker = started
  return started
}
