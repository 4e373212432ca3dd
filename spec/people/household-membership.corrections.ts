import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'That a person belongs to a household, and in which role.' },
  },
  {
    source: 'Measured in July and August 2026: no relationship names the household, both lists hold all',
    set: {
      wholeBy: [
        ['/households/{household_id}/household_memberships'],
        ['/people/{person_id}/household_memberships'],
      ],
    },
  },
])
