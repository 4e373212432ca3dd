import { StoreError } from '../store/index.ts'

type Rule = readonly [pattern: RegExp, code: string, message: string]

/** What Redis says, and what it means to people. */
const rules: readonly Rule[] = [
  [/^OOM /, 'store_full', 'Redis has no memory left (maxmemory). Nothing was written.'],
  [
    /^(NOAUTH|WRONGPASS|NOPERM|ERR invalid password|ERR AUTH)/,
    'store_refused',
    'Redis refused the credentials, or they may not do this. Check the address.',
  ],
  [/^MISCONF/, 'store_unwritable', 'Redis cannot write to its disk and refuses writes. See its log.'],
  [/^READONLY/, 'store_unwritable', 'This Redis is a replica and takes no writes. Connect to its primary.'],
  [/^BUSY /, 'store_busy', 'Redis is busy with a script. Try again later.'],
]

const unreachable =
  /MaxRetriesPerRequest|Connection is closed|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|EPIPE|Socket timeout|Command timed out|CLUSTERDOWN|ClusterAllFailed|enableOfflineQueue/

/**
 * The error for people. What ioredis threw is not kept as the cause: it carries the command with its arguments,
 * which are whole records, or a password.
 */
export function redisError(error: unknown, label: string): StoreError {
  if (error instanceof StoreError) return error
  const { message, name } = error instanceof Error ? error : { message: String(error), name: '' }
  for (const [pattern, code, text] of rules) if (pattern.test(message)) return new StoreError(code, text)
  if (unreachable.test(`${name} ${message}`))
    return new StoreError(
      'store_unreachable',
      `${label} cannot be reached. It is tried again at the next call.`,
    )
  // The first words only: those of Redis name the fault, what follows may quote what was sent.
  return new StoreError('store_failed', `${label} answered: ${message.slice(0, 120)}`)
}
