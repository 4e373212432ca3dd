import { defineResource } from '../define.ts'

export default defineResource({
  type: 'TaskList',
  attributes: {
    color_name: 'string',
    css_color: 'string',
    list_type: { type: 'string', enum: ['InboxTaskList', 'TaskList'] },
    position: 'integer',
    title: 'string',
    updated_at: 'date-time',
  },
  relationships: {
    created_by: { to: 'Collaborator' },
  },
  include: ['collaborators', 'created_by'],
  order: ['position', 'archived_at', 'updated_at'],
  where: { search_title: 'string' },
  filter: ['archived', 'standard'],
  create: { attributes: ['color_name', 'title'] },
  update: { attributes: ['color_name', 'position', 'title'] },
  endpoints: {
    '/me/task_lists': { list: true, create: true },
    '/me/task_lists/{task_list_id}': { get: true, update: true, delete: true },
  },
})
