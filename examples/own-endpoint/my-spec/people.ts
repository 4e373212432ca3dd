import { extendProduct } from '@pcokit/generator/spec'

/** An endpoint that pcokit does not know, on top of the People product that it ships. */
export default extendProduct('people', {
  resources: [
    {
      type: 'Greeting',
      attributes: { text: 'string', created_at: { type: 'date-time', readOnly: true } },
      relationships: { person: { to: 'Person' } },
      include: ['person'],
      order: ['created_at'],
      where: { text: 'string' },
      create: { attributes: ['text'], relationships: ['person'] },
      endpoints: {
        '/greetings': { list: true, create: true },
        '/greetings/{greeting_id}': { get: true },
      },
    },
  ],
})
