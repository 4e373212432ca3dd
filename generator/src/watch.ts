import { watch as watchFolder } from 'node:fs'
import { type GenerateOptions, type GenerateReport, generate } from './generate.ts'

/** Milliseconds of rest after a change: an editor that saves several files gives one generation. */
const REST = 50

export interface WatchOptions {
  /** Ends the watch. */
  readonly signal: AbortSignal
}

/**
 * Generates once, then after every change of the spec folder. A declaration that cannot be read is yielded as
 * the error it is, and the watch goes on: it is being edited.
 *
 * @example
 * for await (const report of watchSpec({ spec: 'my-spec', out: 'src/pco' }, { signal })) console.log(report)
 */
export async function* watchSpec(
  options: GenerateOptions,
  { signal }: WatchOptions,
): AsyncGenerator<GenerateReport | Error, void, undefined> {
  let changed = true
  let wake = (): void => {}
  let rest: NodeJS.Timeout | undefined
  const notify = (): void => {
    changed = true
    wake()
  }
  const watcher = watchFolder(options.spec, { recursive: true }, () => {
    clearTimeout(rest)
    rest = setTimeout(notify, REST)
  })
  signal.addEventListener('abort', notify, { once: true })
  try {
    while (!signal.aborted) {
      if (!changed) await new Promise<void>((resolve) => (wake = resolve))
      if (signal.aborted) return
      changed = false
      yield await generate(options).catch((error: unknown) =>
        error instanceof Error ? error : new Error(String(error)),
      )
    }
  } finally {
    clearTimeout(rest)
    watcher.close()
    signal.removeEventListener('abort', notify)
  }
}
