// Owned by `pcokit import` (35d36b992834). What it gets wrong goes to plan-import-metadata.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'PlanImportMetadata',
  attributes: {
    any_plan_people_missing_background_check: 'boolean',
  },
  endpoints: {},
})
