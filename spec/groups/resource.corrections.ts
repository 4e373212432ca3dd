import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'A file or link shared with a group.' },
  },
  {
    source: "PCO's two edges to create one: a resource belongs to a group or to a type of groups",
    set: { wholeBy: [['/group_types/{group_type_id}/resources', '/groups/{group_id}/resources']] },
  },
])
