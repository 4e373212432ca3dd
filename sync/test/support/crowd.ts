import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsup'
import type { WorkerReport, WorkerTask } from './crowd-worker.ts'
import { seeded } from './fake-source.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A worker's program from its source, as one file: it starts in a fraction of a second. */
export async function bundleWorker(
  entry: string,
): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(root, 'node_modules', '.pcokit-crowd-'))
  await build({
    config: false,
    entry: { worker: join(root, entry) },
    tsconfig: join(root, 'tsconfig.json'),
    ...{ format: 'esm', target: 'node20', platform: 'node', silent: true, clean: false, outDir: folder },
    noExternal: [/^@pcokit\//],
    external: ['ioredis', 'bottleneck', 'rate-limiter-flexible'],
  })
  return { path: join(folder, 'worker.js'), remove: () => rm(folder, { recursive: true }) }
}

/** A server that refuses what is too much, judged at arrival; refused requests count too, as with PCO. */
export class CrowdJudge {
  readonly url: string
  readonly #server: ReturnType<typeof createServer>
  /** When each of our requests arrived, refused or not. */
  readonly arrivals: number[] = []
  /** When each request arrived, a stranger's too. */
  readonly all: number[] = []
  /** When each of ours was refused, and how old the limit in force was then, in ms. */
  readonly refusals: { readonly at: number; readonly sinceLowered: number }[] = []
  strangers = 0
  #counted: number[] = []
  #bucket = 0
  #loweredAt = Number.NEGATIVE_INFINITY

  private constructor(
    server: ReturnType<typeof createServer>,
    private limit: number,
    readonly window: number,
    readonly kind: 'rolling' | 'fixed',
  ) {
    this.#server = server
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }

  static async start(limit: number, window: number, kind: 'rolling' | 'fixed'): Promise<CrowdJudge> {
    const random = seeded(7)
    const server = createServer((request, response) => {
      // The judgement is at arrival, the answer later: 10 to 60 ms, and now and then much.
      const us = request.headers['x-who'] === 'us'
      const [status, headers] = judge.arrive(us)
      const latency = random() < 0.01 ? 300 * random() : 10 + 50 * random()
      setTimeout(() => response.writeHead(status, headers).end(), us ? latency : 0)
    })
    server.keepAliveTimeout = 60_000
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const judge = new CrowdJudge(server, limit, window, kind)
    return judge
  }

  arrive(us: boolean): [number, Record<string, string>] {
    const now = performance.now()
    const bucket = Math.floor(now / this.window)
    if (this.kind === 'fixed' && bucket !== this.#bucket) this.#counted = []
    this.#bucket = bucket
    if (this.kind === 'rolling') this.#counted = this.#counted.filter((at) => at > now - this.window)
    this.#counted.push(now)
    this.all.push(now)
    const over = this.#counted.length > this.limit
    if (us) this.arrivals.push(now)
    else this.strangers++
    if (us && over) this.refusals.push({ at: now, sinceLowered: now - this.#loweredAt })
    const headers = {
      'X-PCO-API-Request-Rate-Limit': String(this.limit),
      'X-PCO-API-Request-Rate-Period': `${this.window / 1000} seconds`,
      'X-PCO-API-Request-Rate-Count': String(this.#counted.length),
      ...(over && { 'Retry-After': '1' }),
    }
    return [over ? 429 : 200, headers]
  }

  lower(limit: number): void {
    this.limit = limit
    this.#loweredAt = performance.now()
  }

  /**
   * Of the budget, how much was used: requests come in waves, so it is taken from an arrival to the one that many
   * budgets later, which no wave distorts. The first budget is left out, since it starts with one request. NaN when
   * fewer than two budgets and a request arrived: a short run on a busy machine tells nothing about use.
   */
  use(arrivals: readonly number[] = this.arrivals, limit: number = this.limit): number {
    const budgets = Math.floor((arrivals.length - 1 - limit) / limit)
    if (budgets < 1) return Number.NaN
    const took = arrivals[limit + budgets * limit]! - arrivals[limit]!
    return (budgets * this.window) / took
  }

  /** The same where the waves are not of one budget each: the slope of the arrivals, by least squares. */
  slope(arrivals: readonly number[], limit: number = this.limit): number {
    const times = arrivals.slice(limit)
    const mean = times.reduce((sum, at) => sum + at, 0) / times.length
    const middle = (times.length - 1) / 2
    let [across, along] = [0, 0]
    for (const [index, at] of times.entries()) {
      across += (at - mean) * (index - middle)
      along += (at - mean) ** 2
    }
    return (across / along) * (this.window / limit)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

/** Workers in processes of their own, on one credential. */
export class Crowd {
  readonly #workers = new Set<ChildProcess>()
  readonly reports: WorkerReport[] = []

  constructor(
    readonly program: string,
    readonly task: WorkerTask,
    readonly env: NodeJS.ProcessEnv = process.env,
  ) {}

  start(count = 1): void {
    for (let i = 0; i < count; i++) {
      const child = spawn(process.execPath, [this.program, JSON.stringify(this.task)], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: this.env,
      })
      let text = ''
      child.stdout.on('data', (chunk) => {
        text += chunk
      })
      child.stdin.on('error', () => {})
      child.once('close', () => {
        this.#workers.delete(child)
        if (text) this.reports.push(JSON.parse(text))
      })
      this.#workers.add(child)
    }
  }

  /** Ends the oldest with -9. */
  async kill(): Promise<void> {
    const [child] = this.#workers
    if (!child) return
    this.#workers.delete(child)
    child.kill('SIGKILL')
    await once(child, 'close')
  }

  /** Ends all in order; those who do not are ended. */
  async stop(): Promise<void> {
    await Promise.all(
      [...this.#workers].map(async (child) => {
        const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
        child.stdin?.end()
        await once(child, 'close')
        clearTimeout(timer)
      }),
    )
  }

  /** Mean milliseconds from grant to headers. */
  get latency(): number {
    const sum = (pick: (report: WorkerReport) => number): number =>
      this.reports.reduce((total, report) => total + pick(report), 0)
    return sum(({ latency }) => latency) / sum(({ answered, refused }) => answered + refused)
  }
}
