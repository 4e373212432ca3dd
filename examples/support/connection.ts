import { type Auth, personalAccessToken } from '@pcokit/sdk'
import { createMockPco } from '@pcokit/sdk/mock'

/** Where an example sends its requests: real PCO when credentials are set, else a mock church. */
export interface Connection {
  readonly auth: Auth
  readonly fetch: typeof fetch
}

export function connection(): Connection {
  const { PCO_APP_ID, PCO_SECRET } = process.env
  if (PCO_APP_ID && PCO_SECRET) return { auth: personalAccessToken(PCO_APP_ID, PCO_SECRET), fetch }
  console.error('PCO_APP_ID and PCO_SECRET are not set: using a mock church of 200 people.')
  const mock = createMockPco({ seed: 1, people: 200 })
  return { auth: personalAccessToken('mock', 'mock'), fetch: mock.fetch }
}
