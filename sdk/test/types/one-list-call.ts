/** The smallest program there is: its cost to the compiler has a budget. */
import { createClient, personalAccessToken } from '@pcokit/sdk'
import { people } from '@pcokit/sdk/people'

const pco = createClient({ auth: personalAccessToken('id', 'secret'), products: { people } })
const page = await pco.people.people.list({
  where: { last_name: 'Smith' },
  order: '-updated_at',
  include: ['emails'],
})
console.log(page.data[0]?.included.emails[0]?.attributes.address)
