import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Official reference page, 2025: the values that its filter by owner accepts',
    set: {
      relationships: {
        attachable: { to: ['Arrangement', 'Item', 'Key', 'Media', 'Plan', 'ServiceType', 'Song'] },
      },
    },
  },
  {
    source: 'Official reference page, 2025: several values are joined by commas',
    set: {
      endpoints: {
        '/service_types/{service_type_id}/plans/{plan_id}/all_attachments': {
          list: {
            filter: {
              attachable_type: { params: { attachable_type: 'string' } },
              extensions: { params: { extensions: 'string' } },
            },
          },
        },
      },
    },
  },
  {
    source: 'The OpenAPI document: the address stands in the activity that comes back',
    set: { actions: { open: { returns: 'AttachmentActivity' }, preview: { returns: 'AttachmentActivity' } } },
  },
])
