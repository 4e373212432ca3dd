import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Collaborator',
  attributes: {
    avatar_url: 'string',
    first_name: 'string',
    name: 'string',
  },
  endpoints: {
    '/me/task_lists/{task_list_id}/collaborators': { list: true },
  },
})
