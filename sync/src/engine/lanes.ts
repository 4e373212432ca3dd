/**
 * Works through a list, `width` at a time, in order. A stream that waits for the network leaves the limiter to
 * the others, so that the budget is used while there is work. `work` must not throw.
 */
export async function inLanes<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(width, items.length)) }, lane))
}

/** One of several pieces of work that may depend on each other. */
export interface Piece {
  readonly name: string
  /** Names that have to be done before. */
  readonly after: readonly string[]
}

/** How a piece ended: with the names it has done, or to be done again, behind the others, once a promise resolves. */
export type PieceEnd = { readonly done: readonly string[] } | { readonly again: Promise<void> }

/**
 * Works through pieces in order, `width` at a time, each once all it comes after is done. `work` and what it waits for
 * must not throw. What rests takes no lane. What waits for a name that nobody brings is begun when nothing else is left.
 */
export async function inDependence<T extends Piece>(
  pieces: readonly T[],
  width: number,
  work: (piece: T) => Promise<PieceEnd>,
): Promise<void> {
  const queue = [...pieces]
  const done = new Set<string>()
  const running = new Set<Promise<void>>()
  const resting = new Set<Promise<void>>()
  const rest = (piece: T, until: Promise<void>): void => {
    const over: Promise<void> = until.then(() => {
      resting.delete(over)
      queue.push(piece)
    })
    resting.add(over)
  }
  while (queue.length > 0 || running.size > 0 || resting.size > 0) {
    while (running.size < Math.max(1, width)) {
      let next = queue.findIndex(({ after }) => after.every((name) => done.has(name)))
      if (next < 0 && running.size === 0 && resting.size === 0) next = queue.length > 0 ? 0 : -1
      const [piece] = next < 0 ? [] : queue.splice(next, 1)
      if (!piece) break
      const run: Promise<void> = work(piece).then((end) => {
        if ('again' in end) rest(piece, end.again)
        else for (const name of end.done) done.add(name)
        running.delete(run)
      })
      running.add(run)
    }
    const going = [...running, ...resting]
    if (going.length > 0) await Promise.race(going)
  }
}
