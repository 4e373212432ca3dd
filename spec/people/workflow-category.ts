// Owned by `pcokit import` (7a4dd9d59edd). What it gets wrong goes to workflow-category.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'WorkflowCategory',
  attributes: {
    created_at: 'date-time',
    name: 'string',
    updated_at: 'date-time',
  },
  update: {
    attributes: ['name'],
  },
  endpoints: {
    '/workflows/{workflow_id}/category': {
      toOne: true,
      below: { variable: 'category_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
