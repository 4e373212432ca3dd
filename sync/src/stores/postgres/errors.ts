import { StoreError } from '../../store/index.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export const codeOf = (error: unknown): string => text((error as { code?: unknown } | null)?.code)

/** The connection went, or could not be made: whether the server did what was asked is not known from here. */
export function isLost(error: unknown): boolean {
  const code = codeOf(error)
  if (/^(08|57P0[123])/.test(code) || code === '53300') return true
  if (/^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|EAI_AGAIN|ENOTFOUND|ENOENT)/.test(code)) return true
  const message = text((error as { message?: unknown } | null)?.message)
  return (
    code === '' &&
    /^(Connection terminated|Client (has encountered|was closed)|timeout |Query read timeout)/i.test(message)
  )
}

/** The server undid it by itself, to let another go first: asking again is right. */
export const isContention = (error: unknown): boolean => /^(40001|40P01|55P03)$/.test(codeOf(error))

const again = 'Run again: the run resumes.'
const advice: readonly (readonly [pattern: RegExp, code: string, remedy: string])[] = [
  [/^53100$/, 'store_full', `The disk of the database is full. Free some space. ${again}`],
  [/^(40001|40P01|55P03)$/, 'store_busy', `Others keep the tables locked. ${again}`],
  [
    /^(25006|42501)$/,
    'store_readonly',
    'This user may not write there. Give it the rights, or name another user.',
  ],
  [/^(28|ENOTFOUND|3D)/, 'store_open', 'Check host, database, user and password of the address.'],
  [/^22/, 'store_value', 'A value cannot be kept by Postgres.'],
  [/^(XX|58|F0)/, 'store_damaged', 'The server or its disk is damaged: see its log.'],
]

/**
 * What went wrong, for people, with a stable code. Nothing of the driver's error goes along but its code and
 * message, for its details quote rows; `secrets` are blotted out of the message.
 */
export function storeError(error: unknown, label: string, secrets: readonly string[]): Error {
  if (error instanceof StoreError) return error
  const given = codeOf(error)
  const lost: readonly [unknown, string, string] | false = isLost(error) && [0, 'store_unavailable', again]
  const known = advice.find(([pattern]) => pattern.test(given))
  const [, code, remedy] = known ?? (lost || ([0, 'store_failed', again] as const))
  const message = messageOf(error)
  const cause = new Error(blot(message, secrets))
  if (given) Object.assign(cause, { code: given })
  // Of our own function: it holds a key and no more.
  if (given.startsWith('PCK')) Object.assign(cause, { detail: text((error as { detail?: unknown }).detail) })
  return new StoreError(code, `Postgres (${label}): ${blot(message, secrets)}. ${remedy}`, { cause })
}

/** A refused connection to a name with several addresses is an error without words, holding others. */
function messageOf(error: unknown): string {
  const { message, errors } = error as { message?: unknown; errors?: unknown }
  const first = Array.isArray(errors) ? text(errors[0]?.message) : ''
  return (text(message) || first || codeOf(error) || String(error)).replace(/\.$/, '')
}

const blot = (message: string, secrets: readonly string[]): string =>
  secrets.reduce((result, secret) => (secret ? result.replaceAll(secret, '***') : result), message)
