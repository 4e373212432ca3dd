import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildForNode } from './bundle.ts'
import { type ChildResult, runNode } from './child.ts'

export interface Listing {
  readonly records: number
  /** Milliseconds before each answer. */
  readonly latency: number
}

/** One listing by one client, in a process of its own. */
export interface Listed {
  readonly seconds: number
  readonly cpuMicros: number
  readonly peakMb: number
}

/** Starts the page server and hands `use` a function that lists with a client by name. */
export async function withPages<T>(
  folder: string,
  { records, latency }: Listing,
  use: (list: (client: string, flags?: readonly string[]) => Promise<Listed>) => Promise<T>,
): Promise<T> {
  const built = await mkdtemp(join(folder, 'workers-'))
  await buildForNode({ pages: 'bench/workers/pages.ts', list: 'bench/workers/list.ts' }, built)
  const server = spawn(process.execPath, [join(built, 'pages.mjs'), String(records), String(latency)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const exit = once(server, 'exit')
  try {
    const port = await Promise.race([
      once(createInterface(server.stdout), 'line').then(([line]) => Number(line)),
      exit.then(() => Promise.reject(new Error('The page server ended before it listened.'))),
    ])
    const origin = `http://127.0.0.1:${port}`
    return await use(async (client, flags = []) => {
      const result: ChildResult = await runNode([
        ...flags,
        join(built, 'list.mjs'),
        client,
        origin,
        String(records),
      ])
      const { seconds, cpuMicros } = JSON.parse(result.stdout) as { seconds: number; cpuMicros: number }
      return { seconds, cpuMicros, peakMb: result.peakMb }
    })
  } finally {
    server.stdin.end()
    await exit
    await rm(built, { recursive: true, force: true })
  }
}
