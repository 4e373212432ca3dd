import { verifyWebhook } from '@pcokit/sdk/webhooks/verify'
import { expect, it } from 'vitest'
import type { ReceiveReport } from '../../src/index.ts'
import { churchOf, said, stored } from '../support/church.ts'

const E = 'people.Email'

it('a change in the church becomes a signed delivery, verified events and a record, without a request', async () => {
  const { mock, sync, asked, rest } = churchOf(40, [E])
  await sync.run()
  const reports: ReceiveReport[] = []
  const secrets: string[] = []
  for (const verb of ['created', 'updated', 'destroyed']) {
    const name = `people.v2.events.email.${verb}`
    const deliver = async (request: Request): Promise<Response> => {
      const events = await verifyWebhook(await request.text(), request.headers, secrets)
      reports.push(await sync.receive(events))
      return new Response(null, { status: 200 })
    }
    secrets.push(mock.webhooks.subscribe({ name, deliver }).secret)
  }
  rest(60_000)
  const spent = asked.length
  const [first, second] = mock.db.all(E).map(({ id }) => id)
  mock.db.update(E, first!, { address: 'new@example.org' })
  mock.db.delete(E, second!)
  const delivered = await mock.webhooks.flush({ shuffle: true, copies: 2 })
  expect(delivered.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const sum = (key: 'updated' | 'deleted' | 'unchanged') =>
    reports.reduce((total, report) => total + report[key], 0)
  expect([sum('updated'), sum('deleted'), sum('unchanged')]).toEqual([1, 1, 2])
  expect(asked.length).toBe(spent)
  const now = await stored(sync, E)
  expect(now.find(({ id }) => id === first)?.attributes.address).toBe('new@example.org')
  expect(now.some(({ id }) => id === second)).toBe(false)
  // A full reading finds nothing that the webhooks had not brought.
  const report = await sync.run({ strategy: 'full' })
  expect(report.streams[0]).toMatchObject({ created: 0, updated: 0, deleted: 0, restored: 0, missing: 0 })
  expect((await stored(sync, E)).map(said)).toEqual(now.map(said))
})
