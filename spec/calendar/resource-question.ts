// Owned by `pcokit import` (4ca6b4dcc78a). What it gets wrong goes to resource-question.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ResourceQuestion',
  attributes: {
    choices: 'string',
    created_at: 'date-time',
    description: 'string',
    kind: { type: 'string', enum: ['dropdown', 'paragraph', 'text', 'yesno', 'section_header'] },
    multiple_select: 'boolean',
    optional: 'boolean',
    position: 'integer',
    question: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    resource: { to: 'Resource' },
  },
  where: {
    created_at: 'date-time',
    kind: 'string',
    updated_at: 'date-time',
  },
  create: {
    attributes: ['choices', 'description', 'kind', 'multiple_select', 'optional', 'position', 'question'],
  },
  update: {
    attributes: ['choices', 'description', 'kind', 'multiple_select', 'optional', 'position', 'question'],
  },
  endpoints: {
    '/resource_questions': { list: true },
    '/resource_questions/{resource_question_id}': { get: true, update: true, delete: true },
    '/resources/{resource_id}/resource_questions': { list: true, create: true },
    '/resources/{resource_id}/resource_questions/{resource_question_id}': {
      get: true,
      update: true,
      delete: true,
    },
  },
})
