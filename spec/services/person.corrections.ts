import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Official reference page, 2025: the whole set of tags is replaced; 204',
    set: {
      actions: {
        assign_tags: { bodyType: 'TagAssignment', relationships: { tags: { to: 'Tag', many: true } } },
      },
    },
  },
  {
    source: 'Official reference page, 2025: 204',
    set: {
      actions: {
        collapse_service_types: {
          bodyType: 'CollapseServiceTypes',
          relationships: { service_type: { to: 'ServiceType', many: true } },
        },
        expand_service_types: {
          bodyType: 'ExpandServiceTypes',
          relationships: { service_type: { to: 'ServiceType', many: true } },
        },
      },
    },
  },
])
