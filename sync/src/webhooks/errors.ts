import { type Holder, StoreError } from '../store/index.ts'

/** Another process was receiving for the same copy all the time. Nothing was written: answer PCO with 503, it sends again. */
export class ReceiveBusyError extends StoreError {
  override readonly name = 'ReceiveBusyError'
  constructor({ owner }: Pick<Holder, 'owner'>) {
    super(
      'webhooks_busy',
      `${owner} is writing webhooks into this copy and did not end in time. Nothing was written; hand these events in again.`,
    )
  }
}
