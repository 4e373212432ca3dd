// Owned by `pcokit import` (7642c9290e66). What it gets wrong goes to school-option.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'SchoolOption',
  attributes: {
    beginning_grade: 'string',
    ending_grade: 'string',
    school_types: 'array',
    sequence: 'integer',
    value: 'string',
  },
  order: ['value', 'sequence', 'beginning_grade', 'ending_grade'],
  where: {
    value: 'string',
    sequence: 'integer',
    beginning_grade: 'string',
    ending_grade: 'string',
    school_types: 'array',
  },
  create: {
    attributes: ['beginning_grade', 'ending_grade', 'school_types', 'sequence', 'value'],
    writeOnly: { promotes_to_school_id: 'string' },
  },
  update: {
    attributes: ['beginning_grade', 'ending_grade', 'school_types', 'sequence', 'value'],
    writeOnly: { promotes_to_school_id: 'string' },
  },
  endpoints: {
    '/people/{person_id}/school': {
      toOne: true,
      below: { variable: 'school_id', methods: ['get', 'update', 'delete'] },
    },
    '/school_options': { list: true, create: true },
    '/school_options/{school_option_id}': { get: true, update: true, delete: true },
    '/school_options/{school_option_id}/promotes_to_school': {
      toOne: true,
      below: { variable: 'promotes_to_school_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
