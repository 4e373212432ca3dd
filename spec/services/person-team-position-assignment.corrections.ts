import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'That a person can fill a position of a team.' },
  },
  {
    source: 'The edges of the OpenAPI document: assigned to a person within the positions of a team',
    set: {
      wholeBy: [
        ['/teams/{team_id}/person_team_position_assignments'],
        ['/people/{person_id}/person_team_position_assignments'],
      ],
    },
  },
])
