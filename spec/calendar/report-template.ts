// Owned by `pcokit import` (defaa03e67d6). What it gets wrong goes to report-template.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ReportTemplate',
  attributes: {
    body: 'string',
    created_at: 'string',
    description: 'string',
    title: 'string',
    updated_at: 'string',
  },
  create: {
    attributes: ['body', 'description', 'title'],
  },
  update: {
    attributes: ['body', 'description', 'title'],
  },
  endpoints: {
    '/report_templates': { list: true, create: true },
    '/report_templates/{report_template_id}': { get: true, update: true, delete: true },
  },
})
