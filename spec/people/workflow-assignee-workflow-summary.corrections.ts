import { correctResource } from '../define.ts'

export default correctResource([
  {
    source:
      "The OpenAPI document: the summaries of assignees count an assignee's cards over all visible workflows",
    set: { emptyUnless: { Person: { type: 'WorkflowAssigneeSummary', relationship: 'person' } } },
  },
])
