import type { Clock } from '@pcokit/sdk/runtime'
import { type Fence, FencedError, type Holder, type Space } from '../store/index.ts'

export interface KeeperOptions {
  readonly space: Space
  readonly clock: Clock
  readonly ttl: number
  readonly owner: string
  readonly ownerGone: (owner: string) => boolean
  readonly newId: () => string
}

/** A lease that is renewed until it is let go. */
export interface Kept {
  readonly fence: Fence
  /** Aborts with a FencedError when the lease was lost. */
  readonly signal: AbortSignal
  release(): Promise<void>
}

/** Takes leases for streams and renews them three times in their length. */
export class LeaseKeeper {
  readonly #options: KeeperOptions

  constructor(options: KeeperOptions) {
    this.#options = options
  }

  /** The lease, or who holds it. A holder known to be dead is evicted. */
  async take(name: string): Promise<Kept | { readonly holder: Holder }> {
    const { space, clock, ttl, owner, ownerGone, newId } = this.#options
    const ask = { name, owner, nonce: newId(), ttl, now: clock.now() }
    let answer = await space.acquire(ask)
    if (!answer.granted && ownerGone(answer.holder.owner)) {
      answer = await space.acquire({ ...ask, evict: answer.holder })
    }
    return answer.granted ? this.#keep(answer.fence) : { holder: answer.holder }
  }

  #keep(fence: Fence): Kept {
    const { space, clock, ttl } = this.#options
    const lost = new AbortController()
    const done = new AbortController()
    const renewing = (async () => {
      while (!done.signal.aborted) {
        await clock.sleep(ttl / 3, done.signal)
        if (!(await space.renew(fence, { ttl, now: clock.now() })))
          return lost.abort(new FencedError(fence.name))
      }
    })().catch((error) => {
      // Letting go ends the sleep; a store that cannot renew is a store that cannot be written.
      if (!done.signal.aborted) lost.abort(error)
    })
    return {
      fence,
      signal: lost.signal,
      async release() {
        done.abort()
        await renewing
        await space.release(fence).catch(() => {}) // It runs out by itself.
      },
    }
  }
}
