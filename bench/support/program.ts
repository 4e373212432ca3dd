import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A server in a process of its own, so that its time and memory are not the measured one's. */
export interface ServerProgram {
  readonly origin: string
  stop(): Promise<void>
}

/** Starts a program that prints its port and ends when its stdin does. */
export async function startServer(args: readonly string[]): Promise<ServerProgram> {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  const early = exit.then(() => Promise.reject(new Error(`${args[0]} ended before it listened.`)))
  const line = once(createInterface(child.stdout), 'line') as Promise<[string]>
  const [port] = await Promise.race([line, early])
  early.catch(() => {})
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      child.stdin.end()
      await exit
    },
  }
}
