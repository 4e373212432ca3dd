/** What results look like after a query. Compiled by `types.test.ts`, never run: each wrong line must be refused. */
import { type Client, createClient, personalAccessToken, streamAll, streamPages } from '@pcokit/sdk'
import { type Person, people } from '../sample/index.ts'

const pco = createClient({ auth: personalAccessToken('id', 'secret'), products: { people } })
const same: Client<{ readonly people: typeof people }> = pco

export { same }

/** Equal types, not only assignable ones. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const is = <T extends true>(): T | undefined => undefined

// One row, with includes in two levels.
const person = await pco.people.people.get('1', { include: ['emails', 'field_data.field_definition'] })
is<Same<typeof person.attributes.last_name, string | null>>()
is<Same<(typeof person.included.emails)[number]['attributes']['address'], string | null>>()
const definition = person.included.field_data[0]?.included.field_definition
is<Same<typeof definition, NonNullable<typeof definition> | null | undefined>>()
const name: string | null | undefined = definition?.attributes.name
const plain: Person = person

export { name, plain }

// @ts-expect-error not asked for
person.included.primary_campus
// @ts-expect-error not asked for of the nested row
person.included.field_data[0]?.included.tab
// @ts-expect-error only with fields
person.attributes.mfa_configured
// @ts-expect-error rows are read-only
person.attributes.last_name = 'x'

// A to-one include is a row or null.
const { included } = await pco.people.people.get('1', { include: ['primary_campus'] })
is<Same<typeof included.primary_campus, NonNullable<typeof included.primary_campus> | null>>()
// @ts-expect-error may be null
included.primary_campus.attributes

// Nothing asked for, nothing included.
const bare = await pco.people.people.get('1')
// @ts-expect-error nothing was asked for
bare.included.emails

// Sparse fields.
const page = await pco.people.people.list({
  where: { last_name: 'x', updated_at: { gte: new Date() } },
  order: '-updated_at',
  fields: { Person: ['last_name', 'mfa_configured'] },
})
is<
  Same<
    (typeof page.data)[number]['attributes'],
    Pick<Person['attributes'] & { readonly mfa_configured: boolean | null }, 'last_name' | 'mfa_configured'>
  >
>()
// @ts-expect-error not among the fields
page.data[0]?.attributes.first_name

// Streams narrow like lists.
for await (const row of streamAll(
  pco.people.people,
  { include: ['emails'], where: { last_name: 'a' } },
  { readAhead: 4 },
)) {
  const address: string | null | undefined = row.included.emails[0]?.attributes.address
  // @ts-expect-error not asked for
  row.included.primary_campus
  console.log(address)
}
for await (const { data, total, offset } of streamPages(pco.people.people('1').emails, {})) {
  const all: [string | null | undefined, number | null, number] = [data[0]?.attributes.address, total, offset]
  console.log(all)
}
for await (const row of streamAll(pco.people.people)) console.log(row.attributes.last_name)
for await (const row of pco.people.people('1').emails.list()) console.log(row.attributes.address)
for await (const { nextOffset } of pco.people.emails.list().pages()) console.log(nextOffset)

// To-one edges, writes, actions.
const campus = await pco.people.people('1').primaryCampus.get()
// @ts-expect-error null when unset
campus.attributes
const email = await pco.people.people('1').emails.create({ attributes: { address: 'a@b.org' } })
is<Same<typeof email.type, 'Email'>>()
await pco.people.emails.delete(email.id)
const answer: { readonly [name: string]: unknown } | null = await pco.people
  .people('1')
  .sendGreeting({ attributes: { text: 'hi' }, relationships: { campuses: ['1', '2'] } })

export { answer }
