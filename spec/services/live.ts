// Owned by `pcokit import` (86cf7bb42ef9). What it gets wrong goes to live.corrections.ts.
import { defineResource } from '../define.ts'

export default defineResource({
  type: 'Live',
  attributes: {
    can_chat: 'boolean',
    can_control: 'boolean',
    can_control_video_feed: 'boolean',
    can_take_control: 'boolean',
    chat_room_channel: 'string',
    dates: 'string',
    live_channel: 'string',
    series_title: 'string',
    title: 'string',
  },
  include: [
    'controller',
    'controller.emails',
    'controller.tags',
    'controller.team_leaders',
    'current_item_time',
    'items',
    'items.arrangement',
    'items.item_assignments',
    'items.item_notes',
    'items.item_times',
    'items.key',
    'items.media',
    'items.selected_attachment',
    'items.song',
    'next_item_time',
    'service_type',
    'service_type.time_preference_options',
  ],
  endpoints: {
    '/service_types/{service_type_id}/plans/{plan_id}/live': {
      toOne: true,
      below: { variable: 'live_id', methods: ['get', 'update', 'delete'] },
    },
  },
})
