// Owned by `pcokit import` (d138f1ad118c). What it gets wrong goes to form-submission.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'FormSubmission',
  attributes: {
    created_at: 'date-time',
    requires_verification: { type: 'boolean', onlyWithFields: true },
    selected_options_by_field: { type: 'object', onlyWithFields: true },
    updated_at: 'date-time',
    verified: 'boolean',
  },
  relationships: {
    form: { to: 'Form' },
    person: { to: 'Person' },
  },
  include: [
    'form',
    'form.campus',
    'form.category',
    'form_fields',
    'form_fields.form_field_conditions',
    'form_fields.options',
    'form_submission_values',
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
  order: ['created_at', 'updated_at', 'person.last_name', 'person.first_name'],
  where: {
    created_at: 'date-time',
    updated_at: 'date-time',
    submitter_name: 'string',
  },
  create: {
    relationships: ['person'],
    writeOnly: { person_id: 'string' },
  },
  endpoints: {
    '/forms/{form_id}/form_submissions': { list: true, create: true },
    '/forms/{form_id}/form_submissions/{form_submission_id}': { get: true },
  },
})
