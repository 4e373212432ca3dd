import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      'Official reference pages: as on plans, a filter by time takes the time as a parameter of its own name',
    set: { filter: { after: { params: { after: 'date' } }, before: { params: { before: 'date' } } } },
  },
])
