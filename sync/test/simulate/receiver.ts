import { StoreError, type Sync } from '../../src/index.ts'
import type { Mail } from './mail.ts'
import type { Process } from './process.ts'

/** Hands what arrived to `sync.receive`, batch by batch, until `until`; resolves earlier only when its process is silent. */
export async function receiveMail(process: Process, sync: Sync, mail: Mail, until: number): Promise<void> {
  const { dice, time, book } = process
  while (time.now < until) {
    await process.clock.sleep(dice.int(50, 3000))
    await receiveSome(process, sync, mail, dice.int(1, 8))
  }
  book.trace(process.name, 'receives no more')
}

/** One call. */
export async function receiveSome(process: Process, sync: Sync, mail: Mail, most: number): Promise<void> {
  const { book, time } = process
  mail.collect()
  const letters = mail.take(most)
  if (letters.length === 0) return
  try {
    const work = sync.receive(letters.map(({ event }) => event))
    const report = await Promise.race([work, process.silent])
    // Who died, or stands still, acknowledges nothing.
    if (!report) return mail.returned(letters)
    mail.acknowledged(letters)
    book.happened('webhooks received')
    if (report.deleted > 0) book.happened('delete told by a webhook')
    book.trace(process.name, `received ${JSON.stringify(report)}`)
  } catch (error) {
    mail.returned(letters)
    book.trace(process.name, `receive threw ${(error as { code?: unknown }).code}`)
    if (!(error instanceof StoreError))
      book.violated('receive', `${process.name} threw ${(error as Error)?.stack ?? error} at ${time.now}`)
  }
}
