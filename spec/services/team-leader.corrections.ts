import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'The edges of the OpenAPI document: a leader outlives a team that is archived',
    set: { wholeBy: [['/people/{person_id}/team_leaders']] },
  },
])
