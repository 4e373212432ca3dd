import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Chunk, nothing, sum, type Tally, tallyOf } from './tally.ts'

/** Seeds handed out at a time: few enough that all workers end together. */
const CHUNK = 20

/** Deals seeds out to child processes, each taking the next few when it is done; with one worker it does them itself. */
export async function tallyAll({ from, seeds, server }: Chunk, workers: number): Promise<Tally> {
  if (workers <= 1) return tallyOf({ from, seeds, server })
  const chunks: Chunk[] = []
  for (let at = from; at < from + seeds; at += CHUNK)
    chunks.push({ from: at, seeds: Math.min(CHUNK, from + seeds - at), server })
  const tallies = await Promise.all(
    Array.from({ length: Math.min(workers, chunks.length) }, () => work(chunks)),
  )
  return tallies.reduce(sum, nothing)
}

/** One child, until no chunk is left. Rejects when it ends before its work does. */
function work(chunks: Chunk[]): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)))
    let tally = nothing
    let done = false
    const next = (): void => {
      const chunk = chunks.shift()
      done = chunk === undefined
      if (chunk) child.send(chunk)
      else child.disconnect()
    }
    child.on('message', (result: Tally) => {
      tally = sum(tally, result)
      next()
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (done && code === 0) resolve(tally)
      else reject(new Error(`A worker ended with ${code}.`))
    })
    next()
  })
}
