import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { defineCommand } from 'citty'
import { interruptible, open, shared } from '../args.ts'
import { FORMATS, type Format, linesOf } from '../export-lines.ts'
import { EXIT, guarded, UsageError } from '../failure.ts'

export default defineCommand({
  meta: {
    name: 'export',
    description: 'Write the records of the copy as NDJSON, or those of one stream as CSV. Sends no request.',
  },
  args: {
    ...shared,
    format: { type: 'string', default: 'ndjson', valueHint: 'FORMAT', description: 'ndjson or csv' },
    out: {
      type: 'string',
      default: '-',
      valueHint: 'FILE',
      description: 'A file, there only when it is whole; - for standard output',
    },
  },
  run: ({ args }) =>
    guarded(async () => {
      const { format } = args
      if (!FORMATS.includes(format as Format)) throw new UsageError('--format is ndjson or csv.')
      const { sync, store } = await open(args, true)
      try {
        const { streams } = await sync.status()
        const names = streams.filter(({ records }) => records > 0).map(({ stream }) => stream)
        if (format === 'csv' && streams.length !== 1)
          throw new UsageError('A CSV has the columns of one stream: name it with --streams people.Person')
        const lines = linesOf(sync, names, format as Format)
        const signal = interruptible()
        if (args.out === '-') await toOutput(lines, signal)
        else await toFile(lines, resolve(args.out), signal)
        return signal.aborted ? EXIT.cancelled : EXIT.ok
      } finally {
        await store.close()
      }
    }),
})

/** A reader that has enough (`| head`) ends it quietly. */
async function toOutput(lines: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  try {
    await pipeline(lines, process.stdout, { signal, end: false })
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (code !== 'EPIPE' && code !== 'ABORT_ERR') throw error
  }
}

/** Under another name until all of it is there: nobody finds half an export. */
async function toFile(lines: AsyncIterable<string>, file: string, signal: AbortSignal): Promise<void> {
  const part = `${file}.${process.pid}.part`
  try {
    await pipeline(lines, createWriteStream(part, { flush: true }), { signal })
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    if ((error as { code?: unknown }).code !== 'ABORT_ERR') throw error
  }
}
