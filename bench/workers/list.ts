/**
 * Lists every person once with one client and prints what it took, as JSON. Arguments: client, origin, records.
 * The sum of the ids proves that each record came, and came once.
 */
import { createClient, personalAccessToken, streamAll } from '@pcokit/sdk'
import { people } from '@pcokit/sdk/people'

const [name = '', origin = '', records = '0'] = process.argv.slice(2)
const expected = Number(records)

interface Identified {
  readonly id: string
}
interface Document {
  readonly data: readonly Identified[]
  readonly links: { readonly next?: string }
}
/** Calls `take` with every record. */
type Client = (take: (row: Identified) => void) => Promise<void>

const headers = { authorization: `Basic ${btoa('id:secret')}`, 'user-agent': 'pcokit bench' }

/** Types of packages that are installed only where they are measured. */
const load = async <T>(specifier: string): Promise<T> => (await import(specifier)) as T

const raw: Client = async (take) => {
  for (let url: string | undefined = `${origin}/people/v2/people?per_page=100`; url !== undefined; ) {
    const response: Response = await fetch(url, { headers })
    const document = JSON.parse(await response.text()) as Document
    for (const row of document.data) take(row)
    url = document.links.next
  }
}

const pcokit =
  (validate: 'off' | 'report' | 'error', readAhead: number): Client =>
  async (take) => {
    const pco = createClient({
      auth: personalAccessToken('id', 'secret'),
      products: { people },
      baseUrl: origin,
      validate,
    })
    for await (const row of streamAll(pco.people.people, {}, { readAhead })) take(row)
  }

const planningCenterApi: Client = async (take) => {
  interface Peer {
    baseUrl: string
    request(method: string, path: string): Promise<{ readonly data: readonly Identified[] }>
  }
  const { PlanningCenter } = await load<{ PlanningCenter: new (config: object) => Peer }>(
    'planning-center-api',
  )
  const auth = { type: 'basic', clientId: 'id', clientSecret: 'secret' }
  // Its fixed pause of 100 ms a request is switched off, so that its own work is what counts.
  const client = new PlanningCenter({ auth, rateLimitDelay: 0 })
  client.baseUrl = origin
  for (const row of (await client.request('GET', '/people/v2/people?per_page=100')).data) take(row)
}

const kitsu: Client = async (take) => {
  interface Peer {
    get(path: string, options: object): Promise<Document>
  }
  const { default: Kitsu } = await load<{ default: new (options: object) => Peer }>('kitsu')
  const client = new Kitsu({
    baseURL: `${origin}/people/v2`,
    headers,
    pluralize: false,
    camelCaseTypes: false,
  })
  for (let offset = 0; ; offset += 100) {
    const page = await client.get('people', { params: { per_page: 100, offset } })
    for (const row of page.data) take(row)
    if (page.links.next === undefined) return
  }
}

const clients: Readonly<Record<string, Client>> = {
  raw,
  'pcokit, no validation': pcokit('off', 1),
  'pcokit, default': pcokit('report', 1),
  'pcokit, validation as errors': pcokit('error', 1),
  'pcokit, six pages in flight': pcokit('report', 6),
  'planning-center-api': planningCenterApi,
  kitsu,
}

const client = clients[name]
if (client === undefined)
  throw new Error(`There is no client "${name}", only: ${Object.keys(clients).join(', ')}`)

let count = 0
let sum = 0
const cpu = process.cpuUsage()
const start = performance.now()
await client(({ id }) => {
  count++
  sum += Number(id)
})
const seconds = (performance.now() - start) / 1000
const { user, system } = process.cpuUsage(cpu)
if (count !== expected || sum !== (expected * (expected + 1)) / 2) {
  throw new Error(`${name} listed ${count} records of ${expected}; the sum of their ids is ${sum}.`)
}
console.log(JSON.stringify({ seconds, cpuMicros: (user + system) / count }))
process.exit(0)
