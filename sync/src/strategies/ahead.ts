/** A result, or the error in its place. */
export type Outcome<R> = { readonly value: R } | { readonly error: unknown }

/** Starts work on items ahead of their turn, `width` at a time, and gives the results in the items' order. */
export async function* ahead<T, R>(
  items: AsyncIterable<T>,
  width: number,
  start: (item: T) => Promise<R>,
): AsyncGenerator<readonly [T, Outcome<R>], void, undefined> {
  const source = items[Symbol.asyncIterator]()
  const flights: { readonly item: T; readonly outcome: Promise<Outcome<R>> }[] = []
  let more = true
  try {
    for (;;) {
      while (more && flights.length < width) {
        const next = await source.next()
        if (next.done) more = false
        else {
          const item = next.value
          const outcome = start(item).then(
            (value) => ({ value }),
            (error: unknown) => ({ error }),
          )
          flights.push({ item, outcome })
        }
      }
      const first = flights.shift()
      if (!first) return
      yield [first.item, await first.outcome]
    }
  } finally {
    await source.return?.()
  }
}
