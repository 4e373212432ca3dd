/** Receives PCO's webhooks: the signature is checked over the raw body before anything is believed. */
import { createServer, type Server } from 'node:http'
import { verifyWebhook, WebhookSignatureError } from '@pcokit/sdk/webhooks/verify'

/** `seen` keeps event ids: PCO may deliver an event more than once, and in any order. */
export function webhookServer(secrets: readonly string[], seen = new Set<string>()): Server {
  return createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    try {
      for (const event of await verifyWebhook(Buffer.concat(chunks), request.headers, secrets)) {
        if (seen.has(event.id)) continue
        seen.add(event.id)
        if (event.known && event.name === 'people.v2.events.email.created')
          console.log('new address:', event.row.attributes.address)
        else console.log(event.name, event.row.id)
      }
      response.writeHead(200).end() // exactly 200: anything else is delivered again
    } catch (error) {
      response.writeHead(error instanceof WebhookSignatureError ? 401 : 500).end()
    }
  })
}

if (process.env.PCO_WEBHOOK_SECRET) {
  webhookServer([process.env.PCO_WEBHOOK_SECRET]).listen(8080, '127.0.0.1', () =>
    console.log('listening on 127.0.0.1:8080'),
  )
} else if (process.argv[1]?.endsWith('webhook-server.ts')) {
  console.error('Set PCO_WEBHOOK_SECRET to the authenticity secret of your webhook subscription.')
}
