import { type Auth, personalAccessToken } from '@pcokit/sdk'
import { createMockPco, type MockPco } from '@pcokit/sdk/mock'
import { type DayClock, dayClock } from './day-clock.ts'

/** Where the first sync reads from. */
export interface Church {
  /** The mock church, and the time that passes in it; null for Planning Center. */
  readonly made: { readonly mock: MockPco; readonly clock: DayClock } | null
  /** Its name in the store: a mock church and a real one never mix. */
  readonly connection: string
  readonly options: { readonly auth: Auth; readonly baseUrl?: string }
  readonly intro: string
  /** What to do next. */
  next(db: string): string
  close(): Promise<void>
}

/** Planning Center when PCO_APP_ID and PCO_SECRET are set, else a mock church behind HTTP on this machine. */
export async function church(people: number): Promise<Church> {
  const { PCO_APP_ID, PCO_SECRET } = process.env
  if (PCO_APP_ID && PCO_SECRET) {
    return {
      made: null,
      connection: 'pco',
      options: { auth: personalAccessToken(PCO_APP_ID, PCO_SECRET) },
      intro:
        'Copying your organisation from Planning Center. Its limit of requests sets the pace; Ctrl-C is safe.',
      next: (db) => `Your data is in ${db}. Run npm start again: it resumes, or brings in what changed.`,
      close: async () => {},
    }
  }
  // PCO announces 100 requests in 20 seconds; 1,000 in one keep the limiter at work and you from waiting an hour.
  const clock = dayClock()
  const mock = createMockPco({ seed: 1, people, rateLimit: { limit: 1000, period: 1 }, clock })
  const server = await mock.listen()
  return {
    made: { mock, clock },
    connection: 'mock',
    options: { auth: personalAccessToken('mock', 'mock'), baseUrl: server.url },
    intro: `No PCO_APP_ID and PCO_SECRET: a mock church of ${people.toLocaleString('en')} people answers on ${server.url}.`,
    next: (db) => `The copy is in ${db}: any SQLite tool opens it (select * from people_person).
Cut off, npm start goes on where it stood; after the day it begins with a new church.
On your own church: PCO_APP_ID=… PCO_SECRET=… npm start
(a personal access token from https://api.planningcenteronline.com/oauth/applications)`,
    close: () => server.close(),
  }
}
