/** Streams every person with e-mail addresses and campus into CSV on standard output, in constant memory. */
import { once } from 'node:events'
import { createClient, streamAll } from '@pcokit/sdk'
import { people } from '@pcokit/sdk/people'
import { stringify } from 'csv-stringify'
import { connection } from './support/connection.ts'

const pco = createClient({ ...connection(), products: { people } })

const csv = stringify({ header: true, columns: ['id', 'name', 'status', 'campus', 'emails'] })
csv.pipe(process.stdout)

const query = { include: ['emails', 'primary_campus'], order: 'last_name' } as const
for await (const person of streamAll(pco.people.people, query, { readAhead: 4 })) {
  const { name, status } = person.attributes
  const emails = person.included.emails.map((email) => email.attributes.address).join(' ')
  const row = { id: person.id, name, status, campus: person.included.primary_campus?.attributes.name, emails }
  if (!csv.write(row)) await once(csv, 'drain')
}
csv.end()
