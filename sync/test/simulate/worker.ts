import { type Chunk, tallyOf } from './tally.ts'

process.on('unhandledRejection', (reason) => {
  console.error('unhandled rejection:', reason)
  process.exitCode = 1
})

process.on('message', async (chunk: Chunk) => {
  process.send!(await tallyOf(chunk))
})
