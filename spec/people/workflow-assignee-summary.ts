// Owned by `pcokit import` (6959869cb471). What it gets wrong goes to workflow-assignee-summary.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'WorkflowAssigneeSummary',
  attributes: {
    overdue_count: 'integer',
    ready_count: 'integer',
    snoozed_count: 'integer',
  },
  relationships: {
    person: { to: 'Person' },
  },
  order: ['name', 'first_name', 'last_name', 'ready_count', 'snoozed_count', 'overdue_count'],
  endpoints: {
    '/workflow_assignee_summaries': { list: true },
    '/workflow_assignee_summaries/{workflow_assignee_summary_id}': { get: true },
  },
})
