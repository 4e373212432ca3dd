import { createClient, personalAccessToken } from '@pcokit/sdk'
import { createMockPco } from '@pcokit/sdk/mock'
import { people } from '@pcokit/sdk/people'
import { createSync } from '@pcokit/sync'
import { memoryStore } from '@pcokit/sync/memory'
import { expect, it } from 'vitest'
import { tellingStore } from '../own-store/telling-store.ts'

it('tells what was committed, the same as the feed', async () => {
  const mock = createMockPco({ seed: 1, people: 25 })
  const auth = personalAccessToken('id', 'secret')
  const client = createClient({ auth, products: { people }, fetch: mock.fetch })
  const told: string[] = []
  const store = tellingStore(memoryStore(), (connection, changes) => {
    for (const { stream, id, kind } of changes) told.push(`${connection} ${stream} ${id} ${kind}`)
  })
  const sync = createSync({ client, connection: 'church', store, streams: ['people.Person'] })
  expect((await sync.run()).outcome).toBe('complete')
  const feed: string[] = []
  for await (const { stream, id, kind } of sync.changes()) feed.push(`church ${stream} ${id} ${kind}`)
  expect(told).toHaveLength(25)
  expect(told).toEqual(feed)
})
