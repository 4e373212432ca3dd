/** Programs that are written into the project and run there. */

const SUBPATHS = ['', '/raw', '/schemas', '/validators', '/catalogue', '/mock'] as const
/** Imports all that the packages export, and checks that they share one runtime. */
export const subpaths = (exported: readonly string[], products: readonly string[]): string => {
  const specifiers = [
    ...exported,
    ...products.flatMap((product) => SUBPATHS.map((path) => `@pcokit/sdk/${product}${path}`)),
  ]
  return `${specifiers.map((specifier, index) => `import * as m${index} from '${specifier}'`).join('\n')}
import { createClient, PcoError, personalAccessToken } from '@pcokit/sdk'
import { defineProduct, FORMAT } from '@pcokit/sdk/runtime'
import { people } from '@pcokit/sdk/people'

const modules: object[] = [${specifiers.map((_, index) => `m${index}`).join(', ')}]
for (const module of modules) if (Object.keys(module).length === 0) throw new Error('a subpath exports nothing')
if (people.table.format !== FORMAT) throw new Error('the products were built for another runtime')
createClient({ auth: personalAccessToken('id', 'secret'), products: { people } })
try {
  defineProduct({ ...people.table, format: FORMAT + 1 })
  throw new Error('another format was accepted')
} catch (error) {
  if (!(error instanceof PcoError)) throw error
}
`
}

/** What must run where there is no Node. */
export const edge = (products: readonly string[]): string =>
  [
    '',
    '/runtime',
    '/cache',
    '/webhooks/verify',
    '/windowed',
    '/catalogue',
    ...products.flatMap((product) => [`/${product}`, `/${product}/raw`, `/${product}/validators`]),
  ]
    .map((path, index) => `import * as m${index} from '@pcokit/sdk${path}'\nconsole.log(m${index})`)
    .join('\n')

/** Loaded before a program: what would go to Planning Center goes to a mock church, which has the campus a recipe names. */
export const preload = `
import { createMockPco } from '@pcokit/sdk/mock'
const mock = createMockPco({ seed: 1, people: 150, rateLimit: { limit: 5000, period: 1 } })
mock.db.insert('people.Campus', { id: '12', name: 'North' })
globalThis.fetch = mock.fetch
`
