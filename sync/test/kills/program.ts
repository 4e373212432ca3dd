import { spawn } from 'node:child_process'
import { type Church, STREAMS } from './church.ts'

/** Of a run that ended, by itself or not. */
export interface End {
  readonly killed: boolean
  readonly code: number | null
  readonly stderr: string
}

export const SECRET = 'not-to-be-seen'

/** The program lives in the church's time: it knows it by `Date.now` alone. */
const clock = (ahead: number): string =>
  `data:text/javascript,const now = Date.now; Date.now = () => now() + ${ahead}`

export interface RunOptions {
  /** Gets a function that ends the program with -9. */
  readonly kill?: (now: () => void) => void
  readonly more?: readonly string[]
}

/** One run of `pco-sync` into the store at the address. */
export function run(
  bin: string,
  church: Church,
  address: string,
  { kill, more = [] }: RunOptions = {},
): Promise<End> {
  const { front } = church
  const env = { PATH: process.env.PATH, PCO_BASE_URL: front.url, PCO_APP_ID: 'id', PCO_SECRET: SECRET }
  const where = ['--store', address, '--streams', STREAMS.join(',')]
  const args = ['--import', clock(church.ahead), bin, 'run', '--json', '--log', 'info', ...where, ...more]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  kill?.(() => child.kill('SIGKILL'))
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      front.onRequest = front.onAnswer = () => {}
      resolve({ killed: signal === 'SIGKILL', code, stderr })
    })
  })
}

/** Kills at a random request: as it arrives, as its answer leaves, or some turns of the event loop later. */
export const atRandom =
  (church: Church) =>
  (now: () => void): void => {
    const { front, random } = church
    // Now and then late, when rides and walks are under way.
    const last = church.upTo(random() < 0.2 ? 60 : 9)
    const turns = random() < 0.3 ? 0 : church.upTo(40)
    const late = (left: number): void => {
      if (left === 0) now()
      else setImmediate(() => late(left - 1))
    }
    let seen = 0
    const count = (): void => {
      if (++seen === last) late(turns)
    }
    if (random() < 0.3) front.onRequest = count
    else front.onAnswer = count
  }

/** By which strategies streams came to their end, as the log of a run tells; also of one that was killed. */
export function strategiesIn(stderr: string): readonly string[] {
  // The last line may have been cut off, and Node may have warned of something.
  const lines = stderr
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{'))
  return lines.flatMap((line) => {
    const { msg, strategy } = JSON.parse(line) as { msg: string; strategy?: string }
    return msg === 'stream complete' && strategy ? [strategy] : []
  })
}
