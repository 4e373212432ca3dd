import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Official reference page, 2025',
    set: {
      actions: {
        render: {
          body: { format: 'string' },
          relationships: { person: { to: 'Person' } },
          returns: 'EmailTemplateRenderedResponse',
        },
      },
    },
  },
])
