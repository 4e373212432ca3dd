import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'Which of the times of a plan a person serves at.' },
  },
  {
    source: 'The edges of the OpenAPI document: each lies below the service type of its plan',
    set: { wholeBy: [['/service_types/{service_type_id}/plan_person_times']] },
  },
])
