/**
 * The log of one budget: which requests still count against it.
 *
 * PCO refuses a request when more than N arrived within the last W. A slot is held from grant until response
 * headers + W. The request arrives somewhere between its grant and its headers; so if N + 1 arrivals fell into
 * one window of length W, at the grant of the last of them the other N would still be held, and N + 1 slots
 * would be live: which `fits` rules out. After an abort the request may still arrive until grant + T (T: the
 * client's timeout), so its slot is held until then + W.
 */
export interface SlotLog {
  /** Requests allowed in a window. */
  limit: number
  /** Milliseconds. */
  window: number
  /** Granted, and no answer yet. */
  flying: number
  /** Nothing is granted before this, after a Retry-After. */
  paused: number
  /** False until the first header with a count: what was sent before us is unknown. */
  seeded: boolean
  /** Slots dropped since the beginning. */
  dropped: number
  /** When each request that still counts can have arrived at the latest, ascending. */
  held: number[]
}

export const slotLog = (limit: number, window: number): SlotLog => ({
  limit,
  window,
  flying: 0,
  paused: 0,
  seeded: false,
  dropped: 0,
  held: [],
})

/** Slots taken: in flight, or held. */
export const used = (log: SlotLog): number => log.flying + log.held.length

/** Drops the slots whose time is over. One millisecond beyond W makes up for clocks that round. */
export function expire(log: SlotLog, now: number): void {
  let over = 0
  while (log.held[over]! < now - log.window) over++
  // All at once: shifting one by one would cost the length of the log each time.
  if (over) log.held.splice(0, over)
  log.dropped += over
}

/** Whether one more request may go. A log without its past lets requests go one by one. */
export const fits = (log: SlotLog, now: number): boolean =>
  now >= log.paused && used(log) < (log.seeded ? log.limit : Math.min(log.limit, log.held.length + 1))

/** When this log may have room by itself; Infinity when only an answer can help. */
export const next = (log: SlotLog, now: number): number =>
  now < log.paused ? log.paused : (log.held[0] ?? Infinity) + log.window + 1

/** Holds slots for requests that arrived, or still may, until `at`. Nearly always the latest so far. */
export function hold(log: SlotLog, at: number, count = 1): void {
  const after = log.held.findLastIndex((other) => other <= at) + 1
  log.held.splice(after, 0, ...Array<number>(count).fill(at))
}

/**
 * Takes over what PCO's headers say. `dropped` is that of the request's grant: every slot held at some time since
 * then can be in PCO's count; what the count has beyond those was sent by a stranger (or by us, before a restart)
 * and is counted in. More than `limit` of them change nothing.
 */
export function learn(
  log: SlotLog,
  now: number,
  { limit, period, count }: { limit: number; period: number; count: number },
  dropped: number,
): void {
  log.limit = limit
  log.window = period * 1000
  log.seeded = true
  const strangers = count - used(log) - log.dropped + dropped
  if (strangers > 0) hold(log, now, Math.min(strangers, limit))
}
