import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'An approval group whose word a resource needs.' },
  },
  {
    source:
      'The edges of the OpenAPI document: what a group has to approve, by which a resource names its groups',
    set: { wholeBy: [['/resource_approval_groups/{resource_approval_group_id}/required_approvals']] },
  },
])
