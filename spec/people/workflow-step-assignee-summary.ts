// Owned by `pcokit import` (9ed1a015042a). What it gets wrong goes to workflow-step-assignee-summary.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'WorkflowStepAssigneeSummary',
  attributes: {
    ready_count: 'integer',
    snoozed_count: 'integer',
  },
  relationships: {
    person: { to: 'Person' },
    step: { to: [], wire: 'Step' },
  },
  include: [
    'person',
    'person.addresses',
    'person.emails',
    'person.field_data',
    'person.households',
    'person.inactive_reason',
    'person.marital_status',
    'person.name_prefix',
    'person.name_suffix',
    'person.organization',
    'person.person_apps',
    'person.phone_numbers',
    'person.platform_notifications',
    'person.primary_campus',
    'person.school',
    'person.social_profiles',
  ],
  endpoints: {
    '/workflows/{workflow_id}/steps/{step_id}/assignee_summaries': { list: true },
    '/workflows/{workflow_id}/steps/{step_id}/assignee_summaries/{assignee_summary_id}': { get: true },
  },
})
