/** The mock seen by the client it is for: whole collections, strictly checked. */
import { createClient, personalAccessToken } from '@pcokit/sdk'
import { createMockPco } from '@pcokit/sdk/mock'
import { expect, it } from 'vitest'
import { catalogues } from '../../src/generated/catalogue.ts'

type Lists = { list(): AsyncIterable<{ readonly id: string }> }
type Handles = { readonly [key: string]: Lists & Handles }

const camel = (word: string): string => word.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

for (const { product, key, streams } of catalogues)
  it(`${product}: every collection at the top arrives whole through the client, in the declared wire types`, async () => {
    const mock = createMockPco({ people: 130, rateLimit: { limit: Infinity } })
    const module = (await import(`../../src/generated/${product}/index.ts`)) as Record<string, never>
    const pco = createClient({
      auth: personalAccessToken('id', 'secret'),
      products: { [key]: module[key] } as Record<string, never>,
      fetch: mock.fetch,
      validate: 'error',
    }) as unknown as { readonly [key: string]: Handles }
    for (const stream of streams)
      for (const collection of stream.collections) {
        let handle: Handles = pco[key] as Handles
        for (const segment of collection.slice(1).split('/')) handle = handle[camel(segment)] as Handles
        const ids: string[] = []
        for await (const row of (handle as unknown as Lists).list()) ids.push(row.id)
        expect([collection, ids]).toEqual([collection, mock.db.ids(`${product}.${stream.type}`)])
      }
  })
