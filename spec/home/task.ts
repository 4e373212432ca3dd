import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Task',
  attributes: {
    associated_resource: 'string',
    associated_url: 'string',
    automation_url: 'string',
    description: 'string',
    due_at: 'date',
    position: 'integer',
    status: { type: 'string', enum: ['incomplete', 'complete'] },
    status_updated_at: 'date-time',
    title: 'string',
  },
  relationships: {
    assignee: { to: 'Collaborator' },
    created_by: { to: 'Collaborator' },
    repeating_task: { to: [], onlyWithInclude: true },
    task_list: { to: 'TaskList' },
  },
  include: ['assignee', 'created_by', 'repeating_task', 'task_list'],
  order: ['title', 'position', 'due_at'],
  where: { search_title: 'string' },
  filter: [
    'incomplete',
    'complete',
    'incomplete_or_completed_today',
    'incomplete_or_completed_last_7_days',
    'due_today',
    'upcoming',
  ],
  create: {
    attributes: ['associated_url', 'description', 'due_at', 'status', 'title'],
    writeOnly: { task_list_id: 'string' },
  },
  update: { attributes: ['associated_url', 'description', 'due_at', 'position', 'status', 'title'] },
  endpoints: {
    '/me/task_lists/{task_list_id}/tasks': { list: true },
    '/me/tasks': { list: true, create: true },
    '/me/tasks/{task_id}': { get: true, update: true, delete: true },
  },
})
