/** Who asks: any credential by default, or just those that were listed. */
import type { Answer, Call } from './answer.ts'
import { denied, unauthorized } from './errors.ts'
import type { MockOAuth } from './oauth.ts'

export interface AuthOptions {
  /** Application ids and secrets that are let in; any where left out. */
  readonly basic?: readonly (readonly [id: string, secret: string])[]
  /** Tokens that are let in; any where left out. */
  readonly bearer?: readonly string[]
}

export interface Admitted {
  /** Names the budget the request counts against. */
  readonly credential: string
  readonly method: 'HTTPBasic' | 'OAuth2'
}

/** Credentials that were refused after having been let in: token → hint word. */
export class MockAuth {
  readonly #options: AuthOptions
  readonly #revoked = new Map<string, string>()
  readonly #oauth: MockOAuth

  constructor(options: AuthOptions, oauth: MockOAuth) {
    this.#options = options
    this.#oauth = oauth
  }

  /** From now on this token gets 401 with a hint. @param hint one of PCO's words (facts §7). @default 'BABOON' */
  revoke(token: string, hint = 'BABOON'): void {
    this.#revoked.set(token, hint)
  }

  restore(token: string): void {
    this.#revoked.delete(token)
  }

  admit(call: Call): Admitted | Answer {
    const [scheme = '', value = ''] = (call.header('authorization') ?? '').split(' ')
    if (/^bearer$/i.test(scheme) && value !== '') {
      const hint = this.#revoked.get(value)
      if (hint) return unauthorized(hint)
      if (this.#oauth.isExpired(value)) return unauthorized('BABOON')
      if (this.#options.bearer && !this.#options.bearer.includes(value)) return unauthorized('CAPUCHIN')
      return { credential: `bearer ${value}`, method: 'OAuth2' }
    }
    if (!/^basic$/i.test(scheme) || value === '') return denied()
    const pair = decode(value)
    const colon = pair?.indexOf(':') ?? -1
    if (pair === null || colon <= 0 || colon === pair.length - 1) return denied()
    const known = this.#options.basic
    if (known && !known.some(([id, secret]) => `${id}:${secret}` === pair)) return denied()
    return { credential: `basic ${pair.slice(0, colon)}`, method: 'HTTPBasic' }
  }
}

function decode(base64: string): string | null {
  try {
    return atob(base64)
  } catch {
    return null
  }
}
