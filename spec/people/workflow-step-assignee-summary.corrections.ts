import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'How many cards one person has in one step.' },
  },
  {
    source: 'The edge below /workflows/{workflow_id}/steps/{step_id}',
    set: { relationships: { step: { to: 'WorkflowStep' } } },
  },
])
