import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      attributes: {
        created_by_id: 'integer',
        note_category_id: 'integer',
        organization_id: 'integer',
        person_id: 'integer',
      },
    },
  },
  {
    source: 'Recorded webhook deliveries of July 2026',
    set: {
      webhooks: {
        'people.v2.events.note.created': 'created',
        'people.v2.events.note.destroyed': 'destroyed',
      },
    },
  },
])
