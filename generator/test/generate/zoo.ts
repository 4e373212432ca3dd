import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes files below a folder. */
export const writeFiles = (folder: string, files: { readonly [path: string]: string }): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const resource = (type: string, path: string) => `import { defineResource } from '@pcokit/generator/spec'

export default defineResource({
  type: '${type}',
  attributes: { name: 'string', created_at: 'date-time' },
  order: ['name'],
  where: { created_at: 'date-time' },
  endpoints: { '/${path}': { list: true }, '/${path}/{id}': { get: true } },
})
`

const product = (name: string, title: string) => `import { defineProduct } from '@pcokit/generator/spec'

export default defineProduct({ name: '${name}', title: '${title}', path: '/${name}/v2', version: null, scope: null })
`

/** A spec folder of two small products. */
export const zooSpec: { readonly [path: string]: string } = {
  'zoo/product.ts': product('zoo', 'Zoo'),
  'zoo/lion.ts': resource('Lion', 'lions'),
  'sea-life/product.ts': product('sea-life', 'Sea Life'),
  'sea-life/whale.ts': resource('Whale', 'whales'),
}
