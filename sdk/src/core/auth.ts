/** Credentials. They live in closures: an `Auth` that is logged, inspected or serialised shows nothing. */
import { PcoError } from '../errors/base.ts'

/** Why a token is asked for: the first one, or another because PCO refused the last with 401. */
export type TokenReason = 'initial' | 'unauthorized'

/** Signs requests. Made by `personalAccessToken` or `bearerToken`. */
export interface Auth {
  /**
   * The Authorization header. `refused` is one that PCO answered with 401: where another can be had it is
   * fetched, once for all callers that hold the same refused one; else the same comes back.
   */
  authorization(refused?: string): Promise<string>
  /** A digest that names the budget and the cache of this credential, and nothing else. */
  credential(): Promise<string>
}

const digest = async (text: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(hash))).slice(0, 22)
}

/** A header with a line break or an umlaut makes `fetch` throw an error that quotes it, secret and all. */
const clean = (value: unknown, what: string): string => {
  if (typeof value === 'string' && /^[!-~]+$/.test(value)) return value
  throw new PcoError('invalid_credentials', `The ${what} is empty or holds spaces or non-ASCII.`)
}

/**
 * A personal access token: for your own church's data, never for a browser.
 * @throws PcoError `invalid_credentials` when a part is empty or cannot be a header.
 * @example personalAccessToken(process.env.PCO_APP_ID!, process.env.PCO_SECRET!)
 * @see https://api.planningcenteronline.com/docs/overview/authentication
 */
export function personalAccessToken(appId: string, secret: string): Auth {
  const pair = `${clean(appId, 'application id')}:${clean(secret, 'secret')}`
  const header = Promise.resolve(`Basic ${btoa(pair)}`)
  let name: Promise<string> | undefined
  return {
    authorization: () => header,
    credential: () => {
      name ??= digest(`basic:${pair}`)
      return name
    },
  }
}

/** Further options of `bearerToken`. */
export interface BearerOptions {
  /**
   * What the budget is named after: the authorising user, say, so that several processes with tokens of their
   * own share one limiter. Only a digest of it leaves this object.
   * @default the first token
   */
  readonly credential?: string | undefined
}

/**
 * An OAuth access token, or a function that supplies one. The function is asked for the first token, and once
 * more when PCO refuses a token (they live two hours); many calls refused at once ask it once.
 * @throws PcoError `invalid_credentials` when a token is empty or cannot be a header.
 * @example bearerToken(async (reason) => (await tokens.get({ fresh: reason === 'unauthorized' })).access_token)
 */
export function bearerToken(
  token: string | ((reason: TokenReason) => string | Promise<string>),
  options: BearerOptions = {},
): Auth {
  const ask = typeof token === 'function' ? token : () => token
  if (typeof token !== 'function') clean(token, 'access token')
  let current: string | undefined
  let asking: Promise<string> | undefined
  let name: Promise<string> | undefined
  const authorization = (refused?: string): Promise<string> => {
    if (current !== undefined && current !== refused) return Promise.resolve(current)
    asking ??= (async () => {
      try {
        current = `Bearer ${clean(await ask(refused === undefined ? 'initial' : 'unauthorized'), 'access token')}`
        return current
      } finally {
        asking = undefined
      }
    })()
    return asking
  }
  return {
    authorization,
    credential: async () => {
      const seed = options.credential ?? (name ? '' : await authorization())
      name ??= digest(`bearer:${seed}`)
      return name
    },
  }
}
