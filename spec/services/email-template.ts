// Owned by `pcokit import` (8f78d5ec6af7). What it gets wrong goes to email-template.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EmailTemplate',
  attributes: {
    created_at: 'date-time',
    html_body: 'string',
    kind: 'string',
    subject: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    template_owner: { to: [] },
  },
  create: {
    attributes: ['html_body', 'kind', 'subject'],
    writeOnly: { shared: 'unknown' },
  },
  update: {
    attributes: ['html_body', 'subject'],
  },
  endpoints: {
    '/email_templates': { list: true, create: true },
    '/email_templates/{email_template_id}': { get: true, update: true, delete: true },
  },
  actions: {
    render: { paths: ['/email_templates/{email_template_id}/render'] },
  },
})
