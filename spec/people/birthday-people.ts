// Owned by `pcokit import` (82ac206bd462). What it gets wrong goes to birthday-people.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'BirthdayPeople',
  attributes: {},
  endpoints: {
    '/birthday_people': { list: true },
  },
})
