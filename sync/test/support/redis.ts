import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Redis } from 'ioredis'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../..', import.meta.url))
/** Debian's package and the libraries a bare machine lacks. */
const PACKAGES = [
  'redis-server',
  'redis-tools',
  'libjemalloc2',
  'liblzf1',
  'libatomic1',
  'liblua5.1-0',
  'lua-cjson',
  'lua-bitop',
]

interface Program {
  readonly path: string
  readonly env: NodeJS.ProcessEnv
}

const works = (program: Program): Promise<boolean> =>
  run(program.path, ['--version'], { env: program.env }).then(
    () => true,
    () => false,
  )

async function onPath(): Promise<Program | null> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const program = { path: join(folder, 'redis-server'), env: process.env }
    if (await works(program)) return program
  }
  return null
}

/** The program in an unpacked folder, with the folder's libraries. */
async function unpackedIn(folder: string): Promise<Program | null> {
  const libraries: string[] = []
  for (const base of ['usr/lib', 'lib']) {
    for (const name of await readdir(join(folder, base)).catch(() => []))
      libraries.push(join(folder, base, name))
  }
  const env = { ...process.env, LD_LIBRARY_PATH: libraries.join(':') }
  const program = { path: join(folder, 'usr/bin/redis-server'), env }
  return (await works(program)) ? program : null
}

/** Unpacks Debian's package without root, about a second; kept in `node_modules/.cache`. */
async function fromDebian(): Promise<Program | null> {
  const cache = join(root, 'node_modules/.cache/pcokit-redis')
  const kept = await unpackedIn(cache)
  if (kept) return kept
  await mkdir(join(root, 'node_modules/.cache'), { recursive: true })
  const folder = await mkdtemp(`${cache}-`)
  try {
    const fetch = async (options: readonly string[]): Promise<void> => {
      for (const name of PACKAGES)
        await run('apt-get', [...options, 'download', name], { cwd: folder }).catch(() => {})
    }
    const debs = async (): Promise<string[]> =>
      (await readdir(folder)).filter((name) => name.endsWith('.deb'))
    await fetch([])
    if (!(await debs()).some((name) => name.startsWith('redis-server'))) {
      // A fresh machine has no lists of packages: they are fetched into the folder.
      const lists = join(folder, 'lists')
      await mkdir(join(lists, 'partial'), { recursive: true })
      const options = ['-o', `Dir::State::lists=${lists}`, '-o', `Dir::Cache=${lists}`]
      await run('apt-get', [...options, 'update'])
      await fetch(options)
    }
    for (const name of await debs()) await run('dpkg', ['-x', join(folder, name), folder])
    if (!(await unpackedIn(folder))) return null
    // Others may be at it too: whoever is first stays.
    await rename(folder, cache).catch(() => {})
    return await unpackedIn(cache)
  } catch {
    return null
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

let found: Promise<Program | null> | undefined
const program = (): Promise<Program | null> => {
  found ??= onPath().then((path) => path ?? fromDebian())
  return found
}

/** Whether tests with a server of their own can run. Says so loudly when not; in CI that is an error. */
export async function haveRedis(): Promise<boolean> {
  if (await program()) return true
  const reason = 'no redis-server on the PATH, and Debian’s package could not be fetched'
  if (process.env.CI === 'true') throw new Error(`Redis is needed in CI: ${reason}.`)
  console.warn(`\n  SKIPPED: the tests of Redis did not run: ${reason}.\n`)
  return false
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

/** A Redis of our own on the loopback, with a folder of its own. */
export class RedisServer {
  #child: ChildProcess | null = null
  readonly #settings: readonly string[]

  private constructor(
    readonly port: number,
    readonly folder: string,
    settings: readonly string[],
  ) {
    this.#settings = settings
  }

  /** `settings` as on the command line: `['--appendonly', 'yes']`. Nothing is written to disk without. */
  static async start(settings: readonly string[] = []): Promise<RedisServer> {
    const folder = await mkdtemp(join(tmpdir(), 'pcokit-redis-'))
    const server = new RedisServer(await freePort(), folder, settings)
    await server.start()
    return server
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const { path, env } = (await program())!
    const args = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder, '--save', '']
    const child = spawn(path, [...args, '--daemonize', 'no', ...this.#settings], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    let log = ''
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        log += chunk
        if (log.includes('Ready to accept connections')) resolve()
      }
      child.stdout?.on('data', read)
      child.stderr?.on('data', read)
      child.once('exit', () => reject(new Error(`redis-server ended:\n${log}`)))
    })
  }

  /** Ends it: with -9 as a crash would, or in order. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }

  async stop(): Promise<void> {
    await this.kill()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** A cluster of one node, with all slots: it refuses a script whose keys fall into several. */
export async function startCluster(): Promise<RedisServer> {
  // The bus's own port would be 10,000 higher, and may not exist.
  const server = await RedisServer.start([
    '--cluster-enabled',
    'yes',
    '--cluster-announce-ip',
    '127.0.0.1',
    '--cluster-port',
    String(await freePort()),
  ])
  const client = new Redis({ host: '127.0.0.1', port: server.port, enableReadyCheck: false })
  await client.cluster('ADDSLOTS', ...Array.from({ length: 16_384 }, (_, slot) => slot))
  for (let tries = 0; !String(await client.cluster('INFO')).includes('cluster_state:ok'); tries++) {
    if (tries > 400) throw new Error('The cluster did not come up.')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  client.disconnect()
  return server
}

/** A way to a server that can be cut just before an answer comes through: what was asked has been done. */
export class CuttingWay {
  /** How many answers are still to be cut off. */
  cuts = 0
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer((near) => {
    const far = connect(this.port, '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        this.#sockets.delete(socket)
        other.destroy()
      })
    }
    near.on('data', (chunk) => far.write(chunk))
    far.on('data', (chunk) => {
      if (this.cuts === 0) return near.write(chunk)
      this.cuts--
      near.destroy()
    })
  })

  constructor(readonly port: number) {}

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `redis://127.0.0.1:${(this.#server.address() as { port: number }).port}`
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

let names = 0
/** A first part of keys that nobody else uses, so that tests can share a server. */
export const freshPrefix = (): string => `test-${process.pid}-${Date.now().toString(36)}-${++names}`

/** The server that `REDIS_URL` names, or one of our own. What was written under `freshPrefix` is removed at the end. */
export async function sharedRedis(): Promise<{ readonly url: string; stop(): Promise<void> } | null> {
  const url = process.env.REDIS_URL
  if (url) {
    return {
      url,
      async stop() {
        const client = new Redis(url)
        for await (const keys of client.scanStream({ match: `test-${process.pid}-*`, count: 1000 })) {
          if (keys.length > 0) await client.del(...keys)
        }
        client.disconnect()
      },
    }
  }
  return (await haveRedis()) ? RedisServer.start() : null
}
