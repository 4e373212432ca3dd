/** Generates the types of each document into the folder. Arguments: folder, documents. */
import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'

const [folder = '', ...documents] = process.argv.slice(2)
for (const document of documents) {
  const nodes = await openapiTS(await readFile(document, 'utf8'), { silent: true })
  await writeFile(join(folder, `${basename(dirname(document))}.ts`), astToString(nodes))
}
process.exit(0)
