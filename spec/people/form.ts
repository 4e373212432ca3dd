// Owned by `pcokit import` (28e464329797). What it gets wrong goes to form.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Form',
  attributes: {
    active: 'boolean',
    allow_submitting_for_household_members: 'boolean',
    archived: 'boolean',
    archived_at: 'date-time',
    can_manage: 'boolean',
    created_at: 'date-time',
    deleted_at: 'date-time',
    description: 'string',
    login_required: 'boolean',
    name: 'string',
    public_url: 'string',
    recently_viewed: 'boolean',
    send_submission_notification_to_submitter: 'boolean',
    submission_count: 'integer',
    updated_at: 'date-time',
  },
  relationships: {
    campus: { to: 'Campus' },
    form_category: { to: 'FormCategory' },
  },
  include: ['campus', 'campus.lists', 'campus.service_times', 'category'],
  order: [
    'name',
    'description',
    'active',
    'archived_at',
    'created_at',
    'updated_at',
    'deleted_at',
    'recently_viewed',
    'submission_count',
    'campus',
    'category',
  ],
  where: {
    active: 'boolean',
    id: 'string',
  },
  filter: [
    'with_recoverable',
    'archived',
    'open',
    'closed',
    'not_archived',
    'recently_deleted',
    'unassigned',
    'recently_viewed',
  ],
  endpoints: {
    '/forms': { list: true },
    '/forms/{form_id}': { get: true },
    '/forms/{form_id}/form_submissions/{form_submission_id}/form': {
      toOne: true,
      below: { variable: 'form_id_2', methods: ['get'] },
    },
  },
})
