import { correctResource } from '../define.ts'

export default correctResource([
  {
    source: 'Our own words, after the members and edges of the declaration',
    set: { description: 'A date on which a repeating blockout does not hold.' },
  },
  {
    source:
      'Official reference page, 2025: an exception is one of the dates that a blockout generates by its recurrence',
    set: { emptyUnless: { Blockout: { attribute: 'repeat_frequency', isNot: ['no_repeat'] } } },
  },
])
