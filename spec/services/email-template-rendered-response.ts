// Owned by `pcokit import` (62ef969649cb). What it gets wrong goes to email-template-rendered-response.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EmailTemplateRenderedResponse',
  attributes: {
    body: 'string',
    subject: 'string',
  },
  relationships: {
    email_template: { to: 'EmailTemplate' },
    person: { to: 'Person' },
  },
  endpoints: {},
})
