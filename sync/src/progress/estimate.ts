import type { RateLimitState } from '@pcokit/sdk/runtime'
import type { SyncEvent } from '../engine/events.ts'

/** Where a run stands, in requests. */
export interface Standing {
  readonly done: number
  /** Those done and those expected. */
  readonly total: number
  /** Until the end; null while nothing tells. */
  readonly seconds: number | null
}

export interface Pace {
  readonly done: number
  readonly left: number
  /** Milliseconds since the run began. */
  readonly elapsed: number
  readonly rateLimit: Pick<RateLimitState, 'limit' | 'period'> | null
}

/** Requests from which a run's own pace is believed. */
const ENOUGH = 20

/**
 * Seconds until the end: by the limit, or by the run's own pace where that is slower. The first requests of a run go as
 * fast as they can until the limit is met, so that pace alone would promise too much.
 */
export function secondsLeft({ done, left, elapsed, rateLimit }: Pace): number | null {
  if (left === 0) return 0
  const byLimit = rateLimit && rateLimit.limit > 0 ? (left * rateLimit.period) / rateLimit.limit : null
  const byPace = done >= ENOUGH ? (left * elapsed) / done / 1000 : null
  if (byLimit === null && byPace === null) return null
  return Math.ceil(Math.max(byLimit ?? 0, byPace ?? 0))
}

/** `3725` → `1 h 2 min` */
export function inWords(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/**
 * Adds up what a plan expects and what its events tell. A stream under way takes what was planned, or more where its
 * pages say so; one that ended has taken what it reports.
 */
export class Estimate {
  readonly #planned = new Map<string, number>()
  readonly #spent = new Map<string, number>()
  readonly #ended = new Set<string>()
  #rateLimit: RateLimitState | null = null
  #began = 0

  /** @param now milliseconds, of any clock that only goes forward */
  take(event: SyncEvent, now: number): void {
    switch (event.type) {
      case 'run-started':
        this.#began = now
        this.#planned.clear()
        this.#spent.clear()
        this.#ended.clear()
        // What rides on others costs nothing of its own.
        for (const { stream, route, assumed } of event.plan.streams)
          if (route.kind !== 'ride') this.#planned.set(stream, assumed)
        break
      case 'page':
        this.#rateLimit = event.rateLimit ?? this.#rateLimit
        if (this.#planned.has(event.stream))
          this.#spent.set(event.stream, (this.#spent.get(event.stream) ?? 0) + 1)
        break
      case 'stream-finished':
        this.#spent.set(event.report.stream, event.report.requests)
        this.#ended.add(event.report.stream)
    }
  }

  at(now: number): Standing {
    let [done, left] = [0, 0]
    for (const spent of this.#spent.values()) done += spent
    for (const [stream, planned] of this.#planned)
      if (!this.#ended.has(stream)) left += Math.max(0, planned - (this.#spent.get(stream) ?? 0))
    const pace = { done, left, elapsed: now - this.#began, rateLimit: this.#rateLimit }
    return { done, total: done + left, seconds: secondsLeft(pace) }
  }
}
