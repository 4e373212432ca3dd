/** Waiting that ends with a signal, however many wait on the same one. */

const waiting = new WeakMap<AbortSignal, Set<() => void>>()

/**
 * Calls `run` when the signal aborts, at once when it already has; returns what takes that back. However many calls
 * share a signal it gets one listener: Node warns of a leak at eleven, and looks through them all at each addition.
 */
export function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  if (!signal) return () => {}
  if (signal.aborted) run()
  const known = waiting.get(signal)
  const all = known ?? new Set()
  if (!known) {
    waiting.set(signal, all)
    signal.addEventListener('abort', () => {
      for (const each of all) each()
    })
  }
  all.add(run)
  return () => all.delete(run)
}

/** `promise`, or the signal's reason as soon as it aborts: also where the work itself does not listen. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise<T>((resolve, reject) => {
    const off = onAbort(signal, () => reject(signal.reason))
    promise.then(
      (value) => {
        off()
        resolve(value)
      },
      (error) => {
        off()
        reject(error)
      },
    )
  })
}
