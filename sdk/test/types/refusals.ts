/** What a path does not accept. Compiled by `types.test.ts`, never run: each line below a mark must be refused. */
import { createClient, personalAccessToken, streamAll, streamPages } from '@pcokit/sdk'
import { people } from '../sample/index.ts'

const auth = personalAccessToken('id', 'secret')
const pco = createClient({ auth, products: { people } })

// @ts-expect-error no such product
pco.giving
// @ts-expect-error products are products
createClient({ auth, products: { people: 1 } })
// @ts-expect-error a credential is needed
createClient({ products: { people } })
// @ts-expect-error three words
createClient({ auth, products: { people }, validate: 'yes' })

// @ts-expect-error unknown where
pco.people.people.list({ where: { lastname: 'x' } })
// @ts-expect-error a range on a string
pco.people.people.list({ where: { last_name: { gte: 'x' } } })
// @ts-expect-error unknown operator
pco.people.people.list({ where: { updated_at: { after: 'x' } } })
// @ts-expect-error a boolean for a date
pco.people.people.list({ where: { updated_at: true } })
// @ts-expect-error null
pco.people.people.list({ where: { last_name: null } })
// @ts-expect-error unknown order
pco.people.people.list({ order: 'foo' })
// @ts-expect-error unknown include
pco.people.people.list({ include: ['foo'] })
// @ts-expect-error includes are an array
pco.people.people.list({ include: 'emails' })
// @ts-expect-error unknown type in fields
pco.people.people.list({ fields: { Persn: ['x'] } })
// @ts-expect-error unknown field
pco.people.people.list({ fields: { Person: ['x'] } })
// @ts-expect-error unknown filter
pco.people.people.list({ filter: 'admin' })
// @ts-expect-error unknown key
pco.people.people.list({ foo: 1 })
// @ts-expect-error `page` is what PCO ignores
pco.people.people.list({ page: 2 })
// @ts-expect-error a filter of another path
pco.people.people('1').emails.list({ filter: 'admins' })
// @ts-expect-error one row takes include and fields
pco.people.people.get('1', { where: {} })
// @ts-expect-error ids are strings
pco.people.people.get(1)
// @ts-expect-error ids are strings
pco.people.people(1)
// @ts-expect-error an id is needed
pco.people.people.get()
// @ts-expect-error that path does not create
pco.people.emails.create({})
// @ts-expect-error that path does not read by id
pco.people.people('1').fieldData('2')
// @ts-expect-error unknown attribute
pco.people.people.update('1', { attributes: { lastname: 'x' } })
// @ts-expect-error only PCO sets it
pco.people.people.update('1', { attributes: { created_at: 'x' } })
// @ts-expect-error unknown relationship
pco.people.people.update('1', { relationships: { campus: '1' } })
// @ts-expect-error ids of relationships are strings
pco.people.people.update('1', { relationships: { primary_campus: 1 } })
// @ts-expect-error unknown attribute of an action
pco.people.people('1').sendGreeting({ attributes: { txt: 'hi' } })
// @ts-expect-error attributes of an action stand under attributes
pco.people.people('1').sendGreeting({ text: 'hi' })
// @ts-expect-error a to-many of an action takes several ids
pco.people.people('1').sendGreeting({ relationships: { campuses: '1' } })

// @ts-expect-error unknown include
streamAll(pco.people.people, { include: ['emailz'] })
// @ts-expect-error unknown type in fields
streamAll(pco.people.people, { fields: { Persn: ['x'] } })
// @ts-expect-error unknown field
streamPages(pco.people.people, { fields: { Person: ['x'] } })
// @ts-expect-error unknown where
streamAll(pco.people.people, { where: { foo: 1 } })
// @ts-expect-error unknown order
streamPages(pco.people.people, { order: 'foo' })
// @ts-expect-error unknown option
streamPages(pco.people.people, {}, { ahead: 1 })
// @ts-expect-error not a list
streamAll(pco.people.me, {})
// @ts-expect-error not a list
streamPages(pco.people.people('1'), {})
