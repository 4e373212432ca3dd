import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface ChildResult {
  readonly seconds: number
  /** The most memory the process ever held, as the operating system counts it (RSS), in MB. */
  readonly peakMb: number
  readonly stdout: string
}

export interface ChildOptions {
  readonly node?: string
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

const MARK = 'peak-kilobytes:'

/**
 * Loaded before the program: writes its peak memory when it ends, also through `process.exit`. On Linux `maxRSS` of a
 * child begins at what its parent held when it was started, so there the program's own mark is read.
 */
const preload = `data:text/javascript,${encodeURIComponent(`
import { readFileSync } from 'node:fs'
process.on('exit', () => {
  let peak = process.resourceUsage().maxRSS
  try {
    peak = /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]
  } catch {}
  process.stderr.write('\\n${MARK}' + peak + '\\n')
})`)}`

/** Runs `node …args` to its end. @throws with what it wrote to stderr when it fails. */
export async function runNode(args: readonly string[], options: ChildOptions = {}): Promise<ChildResult> {
  const start = performance.now()
  const child = spawn(options.node ?? process.execPath, ['--import', preload, ...args], {
    cwd: options.cwd,
    env: { ...process.env, NODE_OPTIONS: '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const [code] = (await once(child, 'close')) as [number | null]
  const seconds = (performance.now() - start) / 1000
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`)
  const peaks = [...stderr.matchAll(new RegExp(`${MARK}(\\d+)`, 'g'))].map((match) => Number(match[1]))
  return { seconds, peakMb: Math.max(...peaks) / 1000, stdout }
}
