import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Official reference page, 2025: the items of the template in their new order; 204',
    set: { actions: { item_reorder: { bodyType: 'PlanItemReorder', body: { sequence: 'array' } } } },
  },
])
