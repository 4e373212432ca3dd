/**
 * Calls an endpoint that pcokit does not ship, through a client generated from `my-spec/`. Made with:
 * npx pcokit generate --spec examples/own-endpoint/my-spec --out examples/own-endpoint/generated
 */
import { createClient, personalAccessToken, QueryError } from '@pcokit/sdk'
import { createMockPco } from '@pcokit/sdk/mock'
import { webhooks } from './generated/webhooks/index.js'
import { mock as tables } from './generated/webhooks/mock.js'

// The mock serves a generated product as it serves pcokit's own. On real PCO, leave `fetch` out.
const church = createMockPco({ seed: 1, products: [{ table: webhooks.table, mock: tables }] })
const pco = createClient({
  auth: personalAccessToken('id', 'secret'),
  products: { webhooks },
  fetch: church.fetch,
})

const [subscription] = (await pco.webhooks.webhookSubscriptions.list()).data
const report = await pco.webhooks.deliveryReports.create({
  attributes: { day: '2026-11-22', note: 'all quiet' },
  relationships: { subscription: subscription!.id },
})
const again = await pco.webhooks.deliveryReports.get(report.id, { include: ['subscription'] })
console.log(
  `${again.attributes.day}: ${again.attributes.note} (${again.included.subscription?.attributes.name})`,
)

for await (const { attributes } of pco.webhooks.deliveryReports.list({
  where: { day: { gte: '2026-11-01' } },
  order: '-day',
})) {
  console.log(attributes.day, attributes.note)
}

try {
  // @ts-expect-error: not declared, so neither TypeScript nor the client lets it through
  await pco.webhooks.deliveryReports.list({ where: { night: '2026-11-22' } })
} catch (error) {
  if (error instanceof QueryError) console.log('refused:', error.message)
}
