import { PcoError } from './base.ts'

/** A webhook that PCO did not sign with any of the secrets. Answer 401 and do nothing with its body. */
export class WebhookSignatureError extends PcoError {
  override readonly name = 'WebhookSignatureError'
  constructor(message: string) {
    super('webhook_signature', message)
  }
}
