/** Walks Services: the latest plans of each service type, and what is sung and said in them. */
import { createClient } from '@pcokit/sdk'
import { services } from '@pcokit/sdk/services'
import { connection } from './support/connection.ts'

const pco = createClient({ ...connection(), products: { services } })

for await (const type of pco.services.serviceTypes.list()) {
  console.log(type.attributes.name)
  const plans = pco.services.serviceTypes(type.id).plans
  const latest = await plans.list({ order: '-sort_date', perPage: 2 })
  for (const plan of latest.data) {
    console.log(`  ${plan.attributes.dates ?? plan.id}`)
    for await (const item of plans(plan.id).items.list({ include: ['song'] })) {
      console.log(
        `    ${item.attributes.title}${item.included.song ? ` (${item.included.song.attributes.title})` : ''}`,
      )
    }
  }
}
