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
  {
    source:
      'Official reference page, 2025: the list of a plan holds those of its items too; songs and media that no plan holds have only their own',
    set: {
      wholeBy: [
        [
          '/media/{media_id}/attachments',
          '/service_types/{service_type_id}/attachments',
          '/songs/{song_id}/attachments',
          '/songs/{song_id}/arrangements/{arrangement_id}/attachments',
          '/songs/{song_id}/arrangements/{arrangement_id}/keys/{key_id}/attachments',
          '/service_types/{service_type_id}/plans/{plan_id}/all_attachments',
        ],
      ],
    },
  },
])
