import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'That one person was merged into another, whose id stays.' },
  },
  {
    source: 'Official giving integration guide: `person_to_keep_id: 7504309`',
    set: { attributes: { person_to_keep_id: 'integer', person_to_remove_id: 'integer' } },
  },
  {
    source: 'Official giving integration guide: both are people; a merged person answers 404',
    set: { relationships: { person_to_keep: { to: 'Person' }, person_to_remove: { to: 'Person' } } },
  },
  {
    source: 'Lists of event names in the developer console and in deployments; no delivery seen',
    set: { webhooks: { 'people.v2.events.person_merger.created': 'created' } },
  },
])
