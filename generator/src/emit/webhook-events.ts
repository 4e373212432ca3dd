import type { Model } from '../model/types.ts'
import { banner, type ModelEmitter } from './emitter.ts'
import { byText, literal, property, quote } from './text.ts'

/** `webhook-events.ts`: every known webhook event with the row it carries. */
export const webhookEventsEmitter: ModelEmitter = {
  name: 'webhook-events',
  emit(model) {
    const products = model.products.filter(({ webhooks }) => webhooks.length > 0)
    const events = eventsOf(model)
    const imports = products.map(({ name, key }) => `import type * as ${key} from './${name}/types.ts'\n`)
    const destroys = events.some(({ verb }) => verb === 'destroyed')
    const entries = events.map(({ name, product, key, type, verb }) => {
      const row = verb === 'destroyed' ? `DestroyedRow<${key}.${type}>` : `${key}.${type}`
      return [
        `  ${property(name)}: {\n`,
        `    readonly product: ${quote(product)}\n`,
        `    readonly type: ${quote(type)}\n`,
        `    readonly verb: ${quote(verb)}\n`,
        `    readonly row: ${row}\n`,
        '  }\n',
      ].join('')
    })
    const types = events.map(({ name, type }) => `  ${property(name)}: ${literal(type)},\n`)
    return [
      {
        path: 'webhook-events.ts',
        text: [
          banner('What each webhook event carries.'),
          destroys ? `import type { DestroyedRow } from '@pcokit/sdk/runtime'\n` : '',
          `${imports.join('')}\n`,
          '/** Event name → what happened to which row. */\n',
          `export interface WebhookEvents {${entries.length ? `\n${entries.join('')}` : ''}}\n\n`,
          '/** Event name → resource type of its row. */\n',
          `export const webhookTypes: { readonly [name: string]: string } = {${types.length ? `\n${types.join('')}` : ''}}\n`,
        ].join(''),
      },
    ]
  },
}

/** The events of all products, by name. */
const eventsOf = ({ products }: Model) =>
  products
    .flatMap(({ name: product, key, webhooks }) => webhooks.map((event) => ({ ...event, product, key })))
    .sort((a, b) => byText(a.name, b.name))
