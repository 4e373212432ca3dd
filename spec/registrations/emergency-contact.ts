// Owned by `pcokit import` (e884b59e1ae6). What it gets wrong goes to emergency-contact.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'EmergencyContact',
  attributes: {
    name: 'string',
    phone_number: 'string',
  },
  endpoints: {
    '/attendees/{attendee_id}/emergency_contact': {
      toOne: true,
      below: { variable: 'emergency_contact_id', methods: ['get'] },
    },
  },
})
