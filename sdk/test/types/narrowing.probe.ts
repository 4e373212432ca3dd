import type { PeopleHandles, Person } from '../sample/index.ts'
import type { Ask, Lists, Row, Shape, StreamOptions } from '@pcokit/sdk/runtime'

declare const h: PeopleHandles
declare function streamAll<S extends Shape, Q, I extends S['include'] = never, F extends S['fields'] = {}>(
  handle: Lists<S, Q>, query?: Q & Ask<I, F>, options?: StreamOptions,
): AsyncIterableIterator<Row<S, I, F>>

const p = await h.people.get('1', { include: ['emails', 'field_data.field_definition'] })
const e: string | null | undefined = p.included.emails[0]?.attributes.address
const d: string | null | undefined = p.included.field_data[0]?.included.field_definition?.attributes.name
const asPerson: Person = p
// @ts-expect-error not asked for
p.included.primary_campus
const q = await h.people.list({ where: { last_name: 'x', updated_at: { gte: new Date() } }, order: '-updated_at', fields: { Person: ['last_name', 'mfa_configured'] } })
q.data[0]?.attributes.last_name
q.data[0]?.attributes.mfa_configured
// @ts-expect-error
q.data[0]?.attributes.first_name
// @ts-expect-error
p.included.field_data[0]?.included.x
// @ts-expect-error
await h.people.list({ where: { lastname: 'x' } })
// @ts-expect-error
await h.people.list({ order: 'foo' })
// @ts-expect-error
await h.people.list({ include: ['foo'] })
// @ts-expect-error
await h.people.list({ fields: { Persn: ['x'] } })
// @ts-expect-error
await h.people.list({ fields: { Person: ['x'] } })
// @ts-expect-error
await h.people.list({ foo: 1 })
for await (const x of streamAll(h.people, { include: ['emails'], where: { last_name: 'a' } })) {
  x.included.emails[0]?.attributes.address
  // @ts-expect-error
  x.included.foo
}
// @ts-expect-error
streamAll(h.people, { include: ['emailz'] })
// @ts-expect-error
streamAll(h.people, { where: { foo: 1 } })
// @ts-expect-error
streamAll(h.me, {})
for await (const x of streamAll(h.people)) x.attributes.last_name
for await (const x of h.people('1').emails.list()) x.attributes.address
const c = await h.people('1').primaryCampus.get()
c?.attributes.name
await h.people('1').sendGreeting()
