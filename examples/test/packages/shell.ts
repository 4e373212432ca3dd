import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface RunOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs a program to its end and returns what it printed. @throws with all of its output when it fails. */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, env }: RunOptions,
): Promise<string> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${code} in ${cwd}:\n${output.slice(-8000)}`)
  return stdout
}

/** Runs one named check and says how long it took. The first that fails ends the program. */
export async function step<T>(name: string, check: () => Promise<T>): Promise<T> {
  const start = performance.now()
  try {
    const result = await check()
    console.log(`ok    ${name}   ${((performance.now() - start) / 1000).toFixed(1)} s`)
    return result
  } catch (error) {
    console.error(`FAILS ${name}`)
    throw error
  }
}
