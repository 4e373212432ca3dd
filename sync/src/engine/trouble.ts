import type { Holder, Trouble } from '../store/index.ts'

type Advice = readonly [remedy: string, retry: boolean]

/** By the stable code of the SDK's and the stores' errors. */
const advice: Readonly<Record<string, Advice>> = {
  authentication: ['Check the credential, then run again.', false],
  permission: ['Give the user behind the credential access, or leave this stream out (--streams).', false],
  not_found: ['PCO has no such list for this organisation. Leave this stream out (--streams).', false],
  rate_limit: [
    'Something else spends the budget of this credential. Run again later: it goes on from here.',
    true,
  ],
  server: ['PCO had a fault. Run again later: it goes on from here.', true],
  network: ['Check the connection. Run again: it goes on from here.', true],
  timeout: ['PCO or the connection is slow. Run again: it goes on from here.', true],
  malformed_response: ['Look for a proxy in between. Run again: it goes on from here.', true],
  query: ['The generated products and the catalogue differ. Regenerate both.', false],
  unsupported_version: ['Regenerate the products for a version that PCO has.', false],
  fenced: ['Nothing to do: the other process goes on.', true],
  store_full: ['Free some space, then run again: it goes on from here.', true],
  store_busy: ['Close what holds the database, then run again.', true],
}
const unknown: Advice = ['Run again: it goes on from here. If it comes back, report it.', true]

/** Why something stopped, for people. The message is the error's own: those of the SDK hold no secret. */
export function troubleOf(error: unknown, at: number): Trouble {
  const code = (error as { code?: unknown } | null)?.code
  const name = typeof code === 'string' ? code : 'unknown'
  const [remedy, retry] = advice[name] ?? (name.startsWith('store_') ? ['See the cause.', true] : unknown)
  const cause = error instanceof Error ? error.message : String(error)
  return { code: name, cause, remedy, retry, at }
}

/** Another run is at a stream. */
export function busyTrouble(holder: Pick<Holder, 'owner' | 'expiresAt'>, at: number): Trouble {
  const seconds = Math.max(1, Math.ceil((holder.expiresAt - at) / 1000))
  return {
    code: 'busy',
    cause: `Another run (${holder.owner}) works on this stream.`,
    remedy: `Let it finish. If it died, its lease runs out in ${seconds} s; then run again.`,
    retry: true,
    at,
  }
}
