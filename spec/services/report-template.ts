// Owned by `pcokit import` (2e78d8825691). What it gets wrong goes to report-template.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'ReportTemplate',
  attributes: {
    body: 'string',
    default: 'boolean',
    title: 'string',
    type: { type: 'string', enum: ['ReportMatrix', 'ReportPeople', 'ReportPlan'] },
  },
  filter: ['plans', 'matrix', 'people', 'without_defaults'],
  endpoints: {
    '/report_templates': { list: true },
    '/report_templates/{report_template_id}': { get: true },
  },
})
