// Owned by `pcokit import` (572d5b01fe6d). What it gets wrong goes to chat.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Chat',
  attributes: {
    group_identifiers: { type: 'array', onlyWithFields: true },
    my_teams: { type: 'array', onlyWithFields: true },
    payload: { type: 'string', onlyWithFields: true },
    people: { type: 'array', onlyWithFields: true },
    plans: { type: 'array', onlyWithFields: true },
    teams: { type: 'array', onlyWithFields: true },
    teams_i_lead: { type: 'array', onlyWithFields: true },
  },
  endpoints: {
    '/chat': { list: true },
    '/chat/{chat_id}': { get: true },
  },
})
