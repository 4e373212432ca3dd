import { redisError } from '../redis/index.ts'

/** What a limiter throws: a stable code, and a message that says what to do. */
export class LimiterError extends Error {
  override readonly name = 'LimiterError'
  constructor(
    /** `limiter_unreachable`, `limiter_closed`, `limiter_refused`, `limiter_full`, … */
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** The store's errors in the limiter's words. Without Redis nothing is granted: nobody knows what others send. */
export function limiterError(error: unknown, label: string): LimiterError {
  if (error instanceof LimiterError) return error
  const { code, message } = redisError(error, label)
  return new LimiterError(
    code.replace(/^store_/, 'limiter_'),
    `The shared rate limit cannot be asked, so no request is sent. ${message.replace(' Nothing was written.', '')}`,
  )
}
