// Owned by `pcokit import` (d5e35e4f5da4). What it gets wrong goes to workflow-card-activity.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'WorkflowCardActivity',
  attributes: {
    attachments_meta: 'array',
    attachments_urls: 'array',
    automation_url: 'string',
    comment: 'string',
    content: 'string',
    content_is_html: 'boolean',
    created_at: 'date-time',
    form_submission_url: 'string',
    person_avatar_url: 'string',
    person_name: 'string',
    reassigned_to_avatar_url: 'string',
    reassigned_to_name: 'string',
    subject: 'string',
    type: 'string',
  },
  relationships: {
    workflow_card: { to: 'WorkflowCard' },
    workflow_step: { to: 'WorkflowStep' },
  },
  order: ['id'],
  endpoints: {
    '/people/{person_id}/workflow_cards/{workflow_card_id}/activities': { list: true },
    '/people/{person_id}/workflow_cards/{workflow_card_id}/activities/{activity_id}': {
      get: true,
      delete: true,
    },
  },
})
