/** Generates a client of each document into the folder. Arguments: folder, documents. */
import { basename, dirname, join } from 'node:path'

interface Peer {
  createClient(config: object): Promise<unknown>
}

const specifier: string = '@hey-api/openapi-ts'
const { createClient } = (await import(specifier)) as Peer
const [folder = '', ...documents] = process.argv.slice(2)
for (const document of documents) {
  await createClient({
    input: document,
    output: { path: join(folder, basename(dirname(document))) },
    logs: { level: 'silent' },
  })
}
process.exit(0)
