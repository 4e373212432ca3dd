import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'A request to serve as the person who was asked sees it.' },
  },
  {
    source:
      'Official reference pages: as on plans, a filter by time takes the time as a parameter of its own name',
    set: { filter: { after: { params: { after: 'date' } }, before: { params: { before: 'date' } } } },
  },
  {
    source: 'Official reference page, 2025: an empty body accepts every time',
    set: {
      actions: {
        accept: {
          bodyType: 'ScheduleAccept',
          body: { reason: 'string' },
          relationships: { declined_plan_times: { to: 'PlanTime', many: true } },
        },
        decline: { bodyType: 'ScheduleDecline', body: { reason: 'string' } },
      },
    },
  },
])
