import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'How the last transfer of a list to Mailchimp went.' },
  },
])
