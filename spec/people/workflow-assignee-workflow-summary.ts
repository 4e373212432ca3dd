// Owned by `pcokit import` (ccab7e027d0f). What it gets wrong goes to workflow-assignee-workflow-summary.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'WorkflowAssigneeWorkflowSummary',
  attributes: {
    overdue_count: 'integer',
    ready_count: 'integer',
    snoozed_count: 'integer',
    workflow_name: 'string',
  },
  relationships: {
    person: { to: 'Person' },
    workflow: { to: 'Workflow' },
  },
  order: ['workflow_name', 'ready_count', 'snoozed_count', 'overdue_count'],
  endpoints: {
    '/people/{person_id}/workflow_assignee_workflow_summaries': { list: true },
    '/people/{person_id}/workflow_assignee_workflow_summaries/{workflow_assignee_workflow_summary_id}': {
      get: true,
    },
  },
})
