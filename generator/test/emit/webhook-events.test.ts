import { describe, expect, it } from 'vitest'
import { webhookEventsEmitter } from '../../src/emit/webhook-events.ts'
import { sample } from './sample-model.ts'

const emit = (products: Parameters<typeof webhookEventsEmitter.emit>[0]['products']) =>
  webhookEventsEmitter.emit({ products }, { target: 'typebox', out: '' })

describe('webhook-events.ts', () => {
  it('says of each event what happened to which row; what was destroyed comes bare', () => {
    const [file, ...others] = emit([sample])
    expect(others).toEqual([])
    expect(file?.path).toBe('webhook-events.ts')
    expect(file?.text.split('\n').slice(2).join('\n')).toMatchInlineSnapshot(`
      "import type { DestroyedRow } from '@pcokit/sdk/runtime'
      import type * as people from './people/types.ts'

      /** Event name → what happened to which row. */
      export interface WebhookEvents {
        'people.v2.events.email.created': {
          readonly product: 'people'
          readonly type: 'Email'
          readonly verb: 'created'
          readonly row: people.Email
        }
        'people.v2.events.email.destroyed': {
          readonly product: 'people'
          readonly type: 'Email'
          readonly verb: 'destroyed'
          readonly row: DestroyedRow<people.Email>
        }
        'people.v2.events.email.updated': {
          readonly product: 'people'
          readonly type: 'Email'
          readonly verb: 'updated'
          readonly row: people.Email
        }
      }

      /** Event name → resource type of its row. */
      export const webhookTypes: { readonly [name: string]: string } = {
        'people.v2.events.email.created': 'Email',
        'people.v2.events.email.destroyed': 'Email',
        'people.v2.events.email.updated': 'Email',
      }
      "
    `)
  })

  it('imports no product without events, and stands when there is none', () => {
    const text = emit([{ ...sample, webhooks: [] }])[0]?.text ?? ''
    expect(text).not.toContain('import')
    expect(text).toContain('export interface WebhookEvents {}')
    expect(text).toContain('export const webhookTypes: { readonly [name: string]: string } = {}')
  })

  it('is in one order, whatever the order of the products', () => {
    const other = {
      ...sample,
      name: 'giving',
      key: 'giving',
      webhooks: [{ name: 'giving.v2.events.batch.created', type: 'Email', verb: 'created' }],
    }
    const names = (text = '') => [...text.matchAll(/^ {2}'([^']+)': \{$/gm)].map((match) => match[1])
    const order = names(emit([sample, other])[0]?.text)
    expect(order).toEqual([...order].sort())
    expect(names(emit([other, sample])[0]?.text)).toEqual(order)
    expect(order).toContain('giving.v2.events.batch.created')
  })
})
