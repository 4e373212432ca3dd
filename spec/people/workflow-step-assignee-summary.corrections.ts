import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'The edge below /workflows/{workflow_id}/steps/{step_id}',
    set: { relationships: { step: { to: 'WorkflowStep' } } },
  },
])
