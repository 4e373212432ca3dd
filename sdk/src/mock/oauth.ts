/** The token endpoint: access tokens of two hours, refresh tokens that are used once (facts §1, §14.26). */
import type { Answer, Call } from './answer.ts'
import { hash } from './random.ts'

/** What the token endpoint answers. */
export interface TokenSet {
  readonly access_token: string
  readonly token_type: 'Bearer'
  /** Seconds. */
  readonly expires_in: number
  readonly refresh_token: string
  readonly scope: string
  /** Seconds since 1970. */
  readonly created_at: number
}

const LIFE = 7_200
const REFRESH_LIFE = 90 * 86_400

const json = (status: number, body: object): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  body: JSON.stringify(body),
  bare: true,
})

const refused = (error: string, error_description: string): Answer => json(400, { error, error_description })

/** OAuth of a mock. `issue` stands for a user who consented; `POST /oauth/token` refreshes. */
export class MockOAuth {
  readonly #now: () => number
  /** Access token → when it ends. */
  readonly #access = new Map<string, number>()
  /** Refresh token → when it ends; gone once used. */
  readonly #refresh = new Map<string, number>()
  #count = 0

  constructor(now: () => number) {
    this.#now = now
  }

  /** A new pair of tokens. */
  issue(scope = 'people'): TokenSet {
    this.#count++
    const seconds = Math.floor(this.#now() / 1000)
    const token = (kind: string): string =>
      `${kind}-${this.#count}-${hash(`${kind}:${this.#count}`).toString(16)}`
    const tokens: TokenSet = {
      access_token: token('access'),
      token_type: 'Bearer',
      expires_in: LIFE,
      refresh_token: token('refresh'),
      scope,
      created_at: seconds,
    }
    this.#access.set(tokens.access_token, (seconds + LIFE) * 1000)
    this.#refresh.set(tokens.refresh_token, (seconds + REFRESH_LIFE) * 1000)
    return tokens
  }

  /** Whether an access token that was issued here has ended; other tokens never have. */
  isExpired(token: string): boolean {
    const end = this.#access.get(token)
    return end !== undefined && end <= this.#now()
  }

  serves(call: Call): boolean {
    return call.method === 'POST' && call.url.pathname === '/oauth/token'
  }

  async answer(call: Call): Promise<Answer> {
    const form = new URLSearchParams(await call.text())
    if (form.get('grant_type') !== 'refresh_token')
      return refused('unsupported_grant_type', 'The authorization grant type is not supported.')
    const old = form.get('refresh_token') ?? ''
    const end = this.#refresh.get(old)
    if (end === undefined || end <= this.#now())
      return refused('invalid_grant', 'The provided authorization grant is invalid, expired or revoked.')
    this.#refresh.delete(old)
    return json(200, this.issue())
  }
}
