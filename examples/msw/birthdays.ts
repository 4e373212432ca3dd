/** A small app: whose birthday is it on a given day? It knows nothing of tests. */
import type { Client } from '@pcokit/sdk'
import { streamAll } from '@pcokit/sdk'
import type { people } from '@pcokit/sdk/people'

export async function birthdaysOn(pco: Client<{ people: typeof people }>, day: Date): Promise<string[]> {
  const monthAndDay = day.toISOString().slice(4, 10)
  const names: string[] = []
  for await (const person of streamAll(pco.people.people, { fields: { Person: ['name', 'birthdate'] } })) {
    if (person.attributes.birthdate?.endsWith(monthAndDay)) names.push(person.attributes.name ?? 'someone')
  }
  return names.sort()
}
