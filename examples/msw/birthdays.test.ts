/** How to test an app with MSW: the app's own client talks to PCO's address, the mock church answers. */
import { createClient, personalAccessToken } from '@pcokit/sdk'
import { createMockPco } from '@pcokit/sdk/mock'
import { people } from '@pcokit/sdk/people'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { birthdaysOn } from './birthdays.ts'

const mock = createMockPco({ seed: 1, people: 250 })
const server = setupServer(...mock.handlers())
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())

const pco = createClient({ auth: personalAccessToken('id', 'secret'), products: { people } })

test('finds those born on that day, over several pages', async () => {
  const [first, second] = mock.db.all('people.Person')
  for (const row of mock.db.all('people.Person'))
    mock.db.update('people.Person', row.id, { birthdate: '1970-06-01' })
  mock.db.update('people.Person', first!.id, { name: 'Ada Byron', birthdate: '1815-12-10' })
  mock.db.update('people.Person', second!.id, { name: 'Emily Dickinson', birthdate: '1830-12-10' })
  expect(await birthdaysOn(pco, new Date('2026-12-10T12:00:00Z'))).toEqual(['Ada Byron', 'Emily Dickinson'])
})

test('waits as long as PCO asks when the limit is reached', async () => {
  mock.faults.next({ status: 429, retryAfter: 1 })
  const refusedBefore = mock.stats.refused
  expect(await birthdaysOn(pco, new Date('2026-12-10T12:00:00Z'))).toHaveLength(2)
  expect(mock.stats.refused).toBe(refusedBefore + 1)
})
