// Owned by `pcokit import` (81e3cf664b89). What it gets wrong goes to form-submission-value.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'FormSubmissionValue',
  attributes: {
    attachments: 'array',
    display_value: 'string',
  },
  relationships: {
    form_field: { to: 'FormField' },
    form_field_option: { to: 'FormFieldOption' },
    form_submission: { to: 'FormSubmission' },
  },
  endpoints: {
    '/forms/{form_id}/form_submissions/{form_submission_id}/form_submission_values': { list: true },
    '/forms/{form_id}/form_submissions/{form_submission_id}/form_submission_values/{form_submission_value_id}':
      { get: true },
  },
})
