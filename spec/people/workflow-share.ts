// Owned by `pcokit import` (a4c16b51d5cf). What it gets wrong goes to workflow-share.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'WorkflowShare',
  attributes: {
    group: { type: 'string', enum: ['No Access', 'Viewer', 'Editor', 'Manager'] },
    permission: { type: 'string', enum: ['view', 'manage_cards', 'manage'] },
    person_id: 'string',
  },
  relationships: {
    person: { to: 'Person' },
    workflow: { to: 'Workflow' },
  },
  include: [
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
  where: {
    permission: 'string',
  },
  create: {
    attributes: ['group', 'permission', 'person_id'],
    relationships: ['person'],
  },
  update: {
    attributes: ['group', 'permission'],
  },
  endpoints: {
    '/people/{person_id}/workflow_shares': { list: true },
    '/people/{person_id}/workflow_shares/{workflow_share_id}': { get: true, update: true, delete: true },
    '/workflows/{workflow_id}/shares': { list: true, create: true },
    '/workflows/{workflow_id}/shares/{share_id}': { get: true, update: true, delete: true },
  },
})
