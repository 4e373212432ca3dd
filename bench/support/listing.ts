import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildForNode } from './bundle.ts'
import { type ChildResult, runNode } from './child.ts'
import { startServer } from './program.ts'

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
  const server = await startServer([join(built, 'pages.mjs'), String(records), String(latency)])
  try {
    const { origin } = server
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
    await server.stop()
    await rm(built, { recursive: true, force: true })
  }
}
