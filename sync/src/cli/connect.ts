import { type Auth, bearerToken, type ClientCore, createClient, personalAccessToken } from '@pcokit/sdk'
import { UsageError } from './failure.ts'
import { products } from './products.ts'

export interface ConnectOptions {
  readonly mock: boolean
  /** Size of the mock church. */
  readonly people: number
  /** Without credentials only what spends no request can be done. */
  readonly offline: boolean
  readonly env: NodeJS.ProcessEnv
}

/** A client for the credentials in the environment, for a mock church, or for nothing but its tables. */
export async function connect({ mock, people, offline, env }: ConnectOptions): Promise<ClientCore> {
  if (mock) {
    const { createMockPco } = await import('@pcokit/sdk/mock').catch(() => {
      throw new UsageError('The mock needs its data maker: npm install --save-dev @faker-js/faker')
    })
    // A window of a second instead of twenty, announced in the headers like the real one: nobody has to wait.
    const church = createMockPco({ people, rateLimit: { limit: 100, period: 1 } })
    return createClient({ auth: personalAccessToken('mock', 'mock'), products, fetch: church.fetch })
  }
  const auth = credentials(env) ?? (offline ? personalAccessToken('none', 'none') : null)
  if (auth === null) {
    throw new UsageError(
      'No credentials: set PCO_APP_ID and PCO_SECRET (a personal access token from https://api.planningcenteronline.com/oauth/applications), or PCO_TOKEN; or try it on a made-up church with --mock.',
    )
  }
  return createClient({
    auth,
    products,
    ...baseUrl(env),
    userAgent: env.PCO_USER_AGENT ?? 'pco-sync (pcokit)',
  })
}

function credentials({ PCO_APP_ID, PCO_SECRET, PCO_TOKEN }: NodeJS.ProcessEnv): Auth | null {
  if (PCO_APP_ID && PCO_SECRET) return personalAccessToken(PCO_APP_ID, PCO_SECRET)
  return PCO_TOKEN ? bearerToken(PCO_TOKEN) : null
}

/** Credentials leave this machine encrypted or not at all. */
function baseUrl({ PCO_BASE_URL }: NodeJS.ProcessEnv): { baseUrl?: string } {
  if (!PCO_BASE_URL) return {}
  const { protocol, hostname } = new URL(PCO_BASE_URL)
  if (protocol !== 'https:' && hostname !== '127.0.0.1' && hostname !== 'localhost') {
    throw new UsageError('PCO_BASE_URL must be https, or http on this machine (127.0.0.1).')
  }
  return { baseUrl: PCO_BASE_URL }
}
