import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Official reference page, 2025',
    set: {
      actions: {
        create_plans: {
          body: {
            as_template: 'boolean',
            base_date: 'date',
            copy_items: 'boolean',
            copy_notes: 'boolean',
            copy_people: 'boolean',
            count: 'integer',
            team_ids: 'array',
          },
          relationships: { plan: { to: 'Plan' }, template: { to: 'PlanTemplate' } },
        },
      },
    },
  },
])
