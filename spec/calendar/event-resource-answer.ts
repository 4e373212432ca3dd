// Owned by `pcokit import` (04e4dd9b3437). What it gets wrong goes to event-resource-answer.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EventResourceAnswer',
  attributes: {
    answer: 'object',
    created_at: 'date-time',
    db_answer: { type: 'string', onlyWithFields: true },
    question: 'object',
    updated_at: 'date-time',
  },
  relationships: {
    created_by: { to: 'Person' },
    event_resource_request: { to: 'EventResourceRequest' },
    resource_question: { to: 'ResourceQuestion' },
    updated_by: { to: 'Person' },
  },
  endpoints: {
    '/event_resource_requests/{event_resource_request_id}/answers': { list: true },
    '/event_resource_requests/{event_resource_request_id}/answers/{answer_id}': { get: true },
  },
})
