import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      'The edges of the OpenAPI document: below a check-in stand only the places where somebody checked in',
    set: { wholeBy: [['/events/{event_id}/locations']] },
  },
])
